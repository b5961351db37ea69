# args: {tmp}
import os
import sys

path = os.path.join(sys.argv[1], "file")
number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
print(os.write(number, b"hello"), os.lseek(number, 1, os.SEEK_SET), os.read(number, 2))  # expect: 5 1 b'el'
print(os.fstat(number).st_size, oct(os.fstat(number).st_mode & 0o777), os.isatty(number))  # expect: 5 0o600 False
print(os.pread(number, 3, 2), os.pwrite(number, b"J", 0), os.lseek(number, 0, os.SEEK_CUR))  # expect: b'llo' 1 3
os.fsync(number)
os.ftruncate(number, 4)
other = os.dup(number)
os.close(number)
print(os.lseek(other, 0, 0), os.read(other, 10))  # expect: 0 b'Jell'
os.close(other)
for operation in (lambda: os.read(number, 1), lambda: os.close(number), lambda: open(number)):
    try:
        operation()
    except OSError as error:
        print(error)
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 9] Bad file descriptor
number = os.open(path, os.O_RDONLY)
with open(number, closefd=False) as file:
    print(file.read())  # expect: Jell
print(os.lseek(number, 0, 0), os.read(number, 2))  # expect: 0 b'Je'
with os.fdopen(number) as file:
    print(file.read(), file.fileno() == number)  # expect: ll True
with open(path, opener=lambda name, flags: os.open(name, flags)) as file:
    print(file.read())  # expect: Jell
with open(path, "w") as file:
    os.fsync(file.fileno())
    print(os.fstat(file.fileno()).st_size)  # expect: 0
try:
    open(-1)
except ValueError as error:
    print(error)  # expect: negative file descriptor
