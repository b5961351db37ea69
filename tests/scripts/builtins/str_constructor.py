print(repr(str()), str(5), str(None), str(b"x"), str(b"caf\xc3\xa9", "utf-8"), str(object=1.0))  # expect: '' 5 None b'x' café 1.0
print(str(b"\xff", "ascii", "replace"), str(b"\xff", errors="ignore") == "")  # expect: � True
