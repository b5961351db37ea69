import io

below = io.BytesIO()
text = io.TextIOWrapper(below, encoding="utf-8")
text.write("é")
print(below.getvalue())  # expect: b''
text.flush()
print(below.getvalue())  # expect: b'\xc3\xa9'
text.reconfigure(line_buffering=True)
text.write("a")
text.write("b\n")
print(below.getvalue())  # expect: b'\xc3\xa9ab\n'
text.reconfigure(write_through=True, newline="\r\n")
text.write("c\n")
print(below.getvalue())  # expect: b'\xc3\xa9ab\nc\r\n'
print(text.detach() is below, text)  # expect: True <_io.TextIOWrapper encoding='utf-8'>
try:
    text.write("x")
except ValueError as error:
    print(error)  # expect: underlying buffer has been detached
reader = io.TextIOWrapper(io.BytesIO(b"abc"), encoding="ascii")
reader.read(1)
try:
    reader.reconfigure(encoding="utf-8")
except io.UnsupportedOperation as error:
    print(error)  # expect: It is not possible to set the encoding or newline of stream after the first read
marked = io.BytesIO()
text = io.TextIOWrapper(marked, encoding="utf-8-sig")
text.write("a")
text.write("b")
text.flush()
print(marked.getvalue())  # expect: b'\xef\xbb\xbfab'
