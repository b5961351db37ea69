import codecs
print(codecs.lookup("utf8").name, codecs.encode("é", "latin-1"), codecs.decode(b"\xff\xfea\x00", "utf-16"), codecs.BOM_UTF8)  # expect: utf-8 b'\xe9' a b'\xef\xbb\xbf'
d = codecs.getincrementaldecoder("utf-8")()
print([d.decode(bytes([byte])) for byte in "aé€".encode()], d.decode(b"", True) == "")  # expect: ['a', '', 'é', '', '', '€'] True
print(list(codecs.iterdecode([b"\xc3", b"\xa9x"], "utf-8")), b"".join(codecs.iterencode(["a", "b"], "utf-16")))  # expect: ['éx'] b'\xff\xfea\x00b\x00'
for call in (lambda: codecs.lookup("nope"), lambda: codecs.lookup_error("nope"), lambda: codecs.getincrementaldecoder("utf-8")().decode(b"\xc3", True)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: LookupError unknown encoding: nope
        # expect: LookupError unknown error handler name 'nope'
        # expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data
