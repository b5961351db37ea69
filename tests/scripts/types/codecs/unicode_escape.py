print("a\n\t\\'é€\U0001f600\x7f".encode("unicode_escape"))
print(ascii(rb"\x41\u20ac\U0001F600\101\N{DIGIT TWO}\
z".decode("unicode_escape")))
print(ascii(b"\xe9".decode("unicode-escape")))
for bad in (rb"\x4", rb"\u12", rb"\U0011ffff", rb"\N{nope}", rb"\N", b"\\"):
    try:
        bad.decode("unicode_escape")
    except UnicodeDecodeError as error:
        print(error)
    print(ascii(bad.decode("unicode_escape", "replace")))
