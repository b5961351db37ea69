s = "a😀é\u0301z"
print(len(s), s[1], s[-1], s[::-1][0], s.index("z"), [hex(ord(c)) for c in s])  # expect: 5 😀 z z 4 ['0x61', '0x1f600', '0xe9', '0x301', '0x7a']
print(s[1:2].encode(), "😀" in s, s.find("é"), "e\u0301" == "é", list("👩‍🚀")[1] == "\u200d")  # expect: b'\xf0\x9f\x98\x80' True 2 False True
