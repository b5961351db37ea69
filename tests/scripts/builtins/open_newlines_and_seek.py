# args: {tmp}
import sys
path = sys.argv[1] + "/file.txt"
with open(path, "w", newline="") as f:
    f.write("a\r\nb\rc\n")
print([line for line in open(path)], [line for line in open(path, newline="")])  # expect: ['a\n', 'b\n', 'c\n'] ['a\r\n', 'b\r', 'c\n']
with open(path, "r+") as f:
    f.read(1)
    f.seek(0)
    print(repr(f.readline()), f.readable(), f.writable(), f.seekable())  # expect: 'a\n' True True True
with open(path, "rb") as f:
    print(f.read(), f.tell(), f.seek(2), f.read(1), f.seek(-1, 2), f.read())  # expect: b'a\r\nb\rc\n' 7 2 b'\n' 6 b'\n'
with open(path, "wb") as f:
    print(f.write(b"\xff\xfe"))  # expect: 2
try:
    open(path, encoding="utf-8").read()
except UnicodeDecodeError as e:
    print(e.reason)  # expect: invalid start byte
print(repr(open(path, encoding="utf-8", errors="replace").read()), open(path, encoding="latin-1").read())  # expect: '��' ÿþ
