b = b"Hello, \xffWorld"
print(b[0], b[1:3], b[-1:], list(b"ab"), len(b), b.find(b"o"), b.upper(), b.hex()[:6])  # expect: 72 b'el' b'd' [97, 98] 13 4 b'HELLO, \xffWORLD' 48656c
print(b"a,b".split(b","), b"-".join([b"x", b"y"]), b"abc".replace(b"b", b"BB"), b" x ".strip(), b"x" * 3)  # expect: [b'a', b'b'] b'x-y' b'aBBc' b'x' b'xxx'
print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes.fromhex("41 42"), b"ab" + b"c", 97 in b"abc")  # expect: b'\x00\x00\x00' b'AB' b'\xc3\xa9' b'AB' b'abc' True
print(b"abc".decode(), b"abc" == "abc", b"a" < b"b", b"abc".startswith(b"ab"), b"%d-%s" % (5, b"x"))  # expect: abc False True True b'5-x'
