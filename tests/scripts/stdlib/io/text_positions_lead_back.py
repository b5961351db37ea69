import io

for encoding in ("utf-8", "utf-16", "utf-8-sig", "latin-1"):
    below = io.BytesIO("hé\r\nwörld\nend".encode(encoding))
    text = io.TextIOWrapper(below, encoding=encoding)
    marks = []
    while True:
        marks.append(text.tell())
        if not text.read(1):
            break
    shown = []
    for mark in marks[::3]:
        text.seek(mark)
        shown.append(text.readline())
    print(encoding, shown)
# expect: utf-8 ['hé\n', 'wörld\n', 'ld\n', 'end', '']
# expect: utf-16 ['hé\n', 'wörld\n', 'ld\n', 'end', '']
# expect: utf-8-sig ['hé\n', 'wörld\n', 'ld\n', 'end', '']
# expect: latin-1 ['hé\n', 'wörld\n', 'ld\n', 'end', '']
text = io.TextIOWrapper(io.BytesIO(b"one\ntwo\n"), encoding="ascii")
print(repr(next(text)))  # expect: 'one\n'
try:
    text.tell()
except OSError as error:
    print(error)  # expect: telling position disabled by next() call
print(list(text), text.tell())  # expect: ['two\n'] 8
for wrong in ((1, 1), (1, 2), (-1, 0), (0, 5)):
    try:
        text.seek(*wrong)
    except ValueError as error:
        print(type(error).__name__, error)
# expect: UnsupportedOperation can't do nonzero cur-relative seeks
# expect: UnsupportedOperation can't do nonzero end-relative seeks
# expect: ValueError negative seek position -1
# expect: ValueError invalid whence (5, should be 0, 1 or 2)
