import io

raw = io.BytesIO(b"one\ntwo\n")
reader = io.BufferedReader(raw)
print(reader.readline(), reader.read(2), reader.readable(), reader.writable(), reader.raw is raw)  # expect: b'one\n' b'tw' True False True
target = io.BytesIO()
text = io.TextIOWrapper(io.BufferedWriter(target), encoding="utf-8")
text.write("h\u00e4h\n")
text.flush()
print(target.getvalue(), io.BufferedWriter(target))  # expect: b'h\xc3\xa4h\n' <_io.BufferedWriter>
both = io.BufferedRandom(io.BytesIO(b"abc"))
both.seek(1)
both.write(b"X")
both.seek(0)
print(both.read())  # expect: b'aXc'
try:
    io.BufferedReader(raw, 0)
except ValueError as error:
    print(error)  # expect: buffer size must be strictly positive
