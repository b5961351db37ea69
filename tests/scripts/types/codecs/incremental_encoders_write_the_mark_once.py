import codecs

for name in ("utf-16", "utf-8-sig", "utf-32", "latin-1"):
    encoder = codecs.getincrementalencoder(name)()
    print(encoder.getstate(), encoder.encode("a"), encoder.getstate(), encoder.encode("b"), encoder.reset(), encoder.encode("c"))
    # expect: 2 b'\xff\xfea\x00' 0 b'b\x00' None b'\xff\xfec\x00'
    # expect: 1 b'\xef\xbb\xbfa' 0 b'b' None b'\xef\xbb\xbfc'
    # expect: 2 b'\xff\xfe\x00\x00a\x00\x00\x00' 0 b'b\x00\x00\x00' None b'\xff\xfe\x00\x00c\x00\x00\x00'
    # expect: 0 b'a' 0 b'b' None b'c'
print(list(codecs.iterencode(["a", "é"], "utf-8")), list(codecs.iterdecode([b"a\xc3", b"\xa9"], "utf-8")))  # expect: [b'a', b'\xc3\xa9'] ['a', 'é']
