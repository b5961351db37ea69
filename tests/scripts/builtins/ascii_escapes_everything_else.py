print(ascii("é\n\u20ac\U0001f600'"), ascii(["ü", b"\xff"]), ascii({"ñ": 1}))  # expect: "\xe9\n\u20ac\U0001f600'" ['\xfc', b'\xff'] {'\xf1': 1}
