import sys
try:
    print("a\ud800")
except UnicodeEncodeError as error:
    print(error)
try:
    sys.stdout.write("\ud800\udbff")
except UnicodeEncodeError as error:
    print(error.start, error.end, error.reason, error.encoding, ascii(error.object))
