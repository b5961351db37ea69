import json
import json.decoder
print(json.decoder.JSONDecodeError is json.JSONDecodeError, json.encoder.JSONEncoder is json.JSONEncoder)  # expect: True True
try:
    json.loads("[1,")
except json.decoder.JSONDecodeError as error:
    print(error.pos, error.lineno, error.colno)  # expect: 3 1 4
try:
    json.nope
except AttributeError as error:
    print(error)  # expect: module 'json' has no attribute 'nope'
