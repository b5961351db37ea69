# python3: differs because 3.13 tells of the comma
import json

print(json.JSONDecodeError, json.JSONDecoder, json.JSONEncoder)
json.loads("[1,]")  # expect raises: json.decoder.JSONDecodeError: Illegal trailing comma before end of array: line 1 column 3 (char 2)
