import re
print(re.findall(rb"\w+", b"ab \xe9 c_1"), re.sub(b"(a)", rb"<\1>", bytearray(b"banana")), re.split(b",", memoryview(b"a,b")))  # expect: [b'ab', b'c_1'] b'b<a>n<a>n<a>' [b'a', b'b']
print(re.match(b".", b"\n", re.S), re.match(b"(?i)\xe9", b"\xc9"), re.compile(b"a|b").search(b"xb").span())  # expect: <re.Match object; span=(0, 1), match=b'\n'> None (1, 2)
