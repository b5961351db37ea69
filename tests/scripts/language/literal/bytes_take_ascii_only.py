try:
    eval("b'é'")
except SyntaxError as e:
    print(e.msg)  # expect: bytes can only contain ASCII literal characters
print(b"abc\xe9", B'x')  # expect: b'abc\xe9' b'x'
