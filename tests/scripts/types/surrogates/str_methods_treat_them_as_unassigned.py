s = "\ud800"
print(s.isalpha(), s.isprintable(), s.isspace(), s.isidentifier(), s.isnumeric(), s.isascii())  # expect: False False False False False False
print(ascii(s.upper() + s.casefold() + s.title()), s.zfill(3) == "00\ud800")  # expect: '\ud800\ud800\ud800' True
print("a\ud800b".split("\ud800"), "a\ud800b".find("\ud800"), "\ud800\ud800".count("\ud800"))  # expect: ['a', 'b'] 1 2
print(ascii("\ud800".join("abc")), ascii("a\ud800".replace("a", "\udfff")), ascii("{:\ud800>4}".format("x")))  # expect: 'a\ud800b\ud800c' '\udfff\ud800' '\ud800\ud800\ud800x'
