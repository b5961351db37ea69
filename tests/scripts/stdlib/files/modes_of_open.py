# args: {tmp}
import os
import sys

path = os.path.join(sys.argv[1], "file")
with open(path, "w") as file:
    print(file.write("hello\nworld\n"), file.tell(), file.mode, file.readable(), file.writable())
    # expect: 12 12 w False True
for mode in ("", "q", "rw", "r++", "bt", "b", "rU", "x+x"):
    try:
        open(path, mode)
    except ValueError as error:
        print(error)
# expect: Must have exactly one of create/read/write/append mode and at most one plus
# expect: invalid mode: 'q'
# expect: must have exactly one of create/read/write/append mode
# expect: invalid mode: 'r++'
# expect: can't have text and binary mode at once
# expect: Must have exactly one of create/read/write/append mode and at most one plus
# expect: invalid mode: 'rU'
# expect: invalid mode: 'x+x'
for options in ({"mode": "rb", "encoding": "utf-8"}, {"mode": "rb", "newline": ""}, {"buffering": 0}, {"newline": "x"}):
    try:
        open(path, **options)
    except ValueError as error:
        print(error)
# expect: binary mode doesn't take an encoding argument
# expect: binary mode doesn't take a newline argument
# expect: can't have unbuffered text I/O
# expect: illegal newline value: x
with open(path, "r+") as file:
    print(file.read(3), file.seek(file.tell()), file.write("!"))  # expect: hel 3 1
    file.seek(0)
    print(file.read().split(), file.truncate(5))  # expect: ['hel!o', 'world'] 5
with open(path, "a+") as file:
    print(file.tell(), repr(file.read()), file.write("ZZ"), file.seek(0), file.read())  # expect: 5 '' 2 0 hel!oZZ
for mode in ("rb", "wb", "rb+", "ab", "ab+"):
    with open(path, mode) as file:
        print(type(file).__name__, file.mode, file.raw.mode, file.tell())
# expect: BufferedReader rb rb 0
# expect: BufferedWriter wb wb 0
# expect: BufferedRandom rb+ rb+ 0
# expect: BufferedWriter ab ab 0
# expect: BufferedRandom ab+ ab+ 0
with open(path, "wb", buffering=0) as file:
    print(type(file).__name__, file.write(b"abc"), file.closefd)  # expect: FileIO 3 True
try:
    open(path, "x")
except FileExistsError as error:
    print(error.strerror)  # expect: File exists
for wrong in (3.5, None, [1]):
    try:
        open(wrong)
    except TypeError as error:
        print(error)
# expect: expected str, bytes or os.PathLike object, not float
# expect: expected str, bytes or os.PathLike object, not NoneType
# expect: expected str, bytes or os.PathLike object, not list
