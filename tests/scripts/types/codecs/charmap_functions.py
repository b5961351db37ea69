import codecs

print(codecs.charmap_encode("ab", "strict", {97: b"xy", 98: 99}), codecs.charmap_build("abc"))  # expect: (b'xyc', 2) {97: 0, 98: 1, 99: 2}
print(codecs.charmap_decode(b"ab", "strict", {97: "xx", 98: 0x20AC}), codecs.charmap_decode(b"\x01", "replace", "a"))  # expect: ('xx€', 2) ('�', 1)
for act in (lambda: codecs.charmap_encode("z", "strict", {}), lambda: codecs.charmap_decode(b"b", "strict", "a")):
    try:
        act()
    except UnicodeError as error:
        print(error)
        # expect: 'charmap' codec can't encode character '\x7a' in position 0: character maps to <undefined>
        # expect: 'charmap' codec can't decode byte 0x62 in position 0: character maps to <undefined>
