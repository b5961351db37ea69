# stderr: any
for source in ["1if 1else 2", "1 if 1else 2"]:
    try:
        print(eval(source))
        # expect: 1
        # expect: 1
    except SyntaxError as e:
        print(source, "-", e.msg)
for source in ["1a", "0xfg", "1.5x", "1jj", "0b1a"]:
    try:
        eval(source)
    except SyntaxError as e:
        print(source, "-", e.msg)
        # expect: 1a - invalid decimal literal
        # expect: 0xfg - invalid hexadecimal literal
        # expect: 1.5x - invalid decimal literal
        # expect: 1jj - invalid imaginary literal
        # expect: 0b1a - invalid binary literal
