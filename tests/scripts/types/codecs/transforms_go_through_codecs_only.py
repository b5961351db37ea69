import codecs

print(codecs.encode(b"zz", "hex"), codecs.decode(b"7a7a", "hex_codec"), codecs.encode("Hello", "rot13"))  # expect: b'7a7a' b'zz' Uryyb
print(codecs.encode(b"aaa", "base64"), codecs.decode(b"YWFh\n", "base64"), codecs.encode(b"abc", "uu"))  # expect: b'YWFh\n' b'aaa' b'begin 666 <data>\n#86)C\n \nend\n'
for act in (lambda: "x".encode("hex"), lambda: b"x".decode("rot13"), lambda: "x".encode("nothing")):
    try:
        act()
    except LookupError as error:
        print(error)
        # expect: 'hex' is not a text encoding; use codecs.encode() to handle arbitrary codecs
        # expect: 'rot13' is not a text encoding; use codecs.decode() to handle arbitrary codecs
        # expect: unknown encoding: nothing
