import codecs

print(codecs.utf_8_decode(b"a\xc3"), codecs.utf_8_encode("é"), codecs.latin_1_decode(b"\xe9"))  # expect: ('a', 1) (b'\xc3\xa9', 1) ('é', 1)
print(codecs.escape_decode(rb"a\x41\n\101"), codecs.escape_encode(b"a\x01'\n"), codecs.unicode_escape_encode("é\n"))  # expect: (b'aA\nA', 11) (b"a\\x01\\'\\n", 4) (b'\\xe9\\n', 2)
print(codecs.utf_16_ex_decode(b"\xff\xfea\0"), codecs.ascii_encode("a"), codecs.readbuffer_encode(b"ab"))  # expect: ('a', 4, -1) (b'a', 1) (b'ab', 2)
