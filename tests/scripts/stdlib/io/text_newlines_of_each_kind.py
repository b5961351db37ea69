import io

data = b"a\r\nb\rc\nd"
for newline in (None, "", "\n", "\r", "\r\n"):
    text = io.TextIOWrapper(io.BytesIO(data), encoding="ascii", newline=newline)
    print(repr(newline), text.readlines(), text.newlines)
# expect: None ['a\n', 'b\n', 'c\n', 'd'] ('\r', '\n', '\r\n')
# expect: '' ['a\r\n', 'b\r', 'c\n', 'd'] ('\r', '\n', '\r\n')
# expect: '\n' ['a\r\n', 'b\rc\n', 'd'] None
# expect: '\r' ['a\r', '\nb\r', 'c\nd'] None
# expect: '\r\n' ['a\r\n', 'b\rc\nd'] None
for newline in (None, "", "\n", "\r", "\r\n"):
    below = io.BytesIO()
    text = io.TextIOWrapper(below, encoding="ascii", newline=newline)
    text.write("a\nb\r\n")
    text.flush()
    print(repr(newline), below.getvalue())
# expect: None b'a\nb\r\n'
# expect: '' b'a\nb\r\n'
# expect: '\n' b'a\nb\r\n'
# expect: '\r' b'a\rb\r\r'
# expect: '\r\n' b'a\r\nb\r\r\n'
for newline in (None, "", "\n", "\r", "\r\n"):
    text = io.StringIO("a\nb\r\nc\r", newline=newline)
    print(repr(newline), text.readlines(), text.newlines)
# expect: None ['a\n', 'b\n', 'c\n'] ('\r', '\n', '\r\n')
# expect: '' ['a\n', 'b\r\n', 'c\r'] ('\r', '\n', '\r\n')
# expect: '\n' ['a\n', 'b\r\n', 'c\r'] None
# expect: '\r' ['a\r', 'b\r', '\r', 'c\r'] None
# expect: '\r\n' ['a\r\n', 'b\r\r\n', 'c\r'] None
try:
    io.TextIOWrapper(io.BytesIO(), newline="x")
except ValueError as error:
    print(error)  # expect: illegal newline value: x
