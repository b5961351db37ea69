# args: {tmp}
import sys
path = sys.argv[1] + "/file.txt"
with open(path, "w", encoding="utf-8") as f:
    print(f.write("héllo\n"), f.write("second\nthird"))  # expect: 6 12
with open(path, encoding="utf-8") as f:
    print(repr(f.readline()), repr(f.read()), repr(f.read()))  # expect: 'héllo\n' 'second\nthird' ''
with open(path, "a", encoding="utf-8") as f:
    f.writelines(["!\n", "end\n"])
print([line.rstrip() for line in open(path, encoding="utf-8")])  # expect: ['héllo', 'second', 'third!', 'end']
with open(path, encoding="utf-8") as f:
    print(f.readlines()[-1:], f.closed, f.name == path)  # expect: ['end\n'] False True
print(f.closed)  # expect: True
try:
    f.read()
except ValueError as e:
    print(e)  # expect: I/O operation on closed file.
