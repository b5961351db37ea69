s = "a\ud800b\udfff"
print(len(s), ord(s[1]), ord(s[-1]))  # expect: 4 55296 57343
print(s[1] == chr(0xD800), s[1:3] == "\ud800b")  # expect: True True
print([hex(ord(c)) for c in s])  # expect: ['0x61', '0xd800', '0x62', '0xdfff']
