# args: {tmp}
# A stream that reads and writes hands over what it wrote before it reads, moves or is cut off.
import os
import sys

path = os.path.join(sys.argv[1], "text")
with open(path, "w+") as file:
    file.write("hello\nworld\n")
    file.seek(0)
    print(repr(file.readline()))  # expect: 'hello\n'
    file.seek(0, 2)
    file.write("more")
    print(file.tell())  # expect: 16
    file.truncate(3)
    file.seek(0)
    print(file.read())  # expect: hel
with open(path, "r+b") as file:
    print(file.read(1))  # expect: b'h'
    file.write(b"ZZ")
    print(file.tell())  # expect: 3
    file.seek(0)
    print(file.read())  # expect: b'hZZ'
