from json.decoder import scanstring
from json.encoder import encode_basestring, encode_basestring_ascii

print(scanstring('"a\\u00e9b" rest', 1), scanstring("a\tb\"", 0, False))
print(encode_basestring("\u00e9\n"), encode_basestring_ascii("\u00e9\n\U0001f600"))
for call in (lambda: scanstring("abc", -1), lambda: scanstring("abc", 0), lambda: encode_basestring_ascii(3)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)
