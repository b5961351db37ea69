import codecs

decoder = codecs.getincrementaldecoder("utf-16")()
for byte in b"\xff\xfea\x00\x3d\xd8\x00\xde":
    print(ascii(decoder.decode(bytes([byte]))), decoder.getstate())
decoder = codecs.getincrementaldecoder("utf-8-sig")()
print(ascii(decoder.decode(b"\xef\xbb")), decoder.getstate(), decoder.decode(b"\xbfa"), decoder.getstate())
decoder = codecs.getincrementaldecoder("utf-8")("replace")
print(ascii([decoder.decode(b"a\xe2\x82"), decoder.decode(b"\xacb\xe2"), decoder.decode(b"", True)]))
