rows = ["abc", "ABC", "Abc", "a1", "12", "½", "²", " ", "", "a b", "_x", "é", "١"]
names = "isalpha isdigit isdecimal isnumeric isalnum islower isupper istitle isspace isidentifier isascii isprintable".split()
for name in names:
    print(name, [s for s in rows if getattr(s, name)()])
