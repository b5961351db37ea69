# args: {tmp}
# Text that was written reaches the file with flush(), with close(), or when the buffer is full.
# python3: differs because the buffer has 128 kilobytes since 3.14
import os
import sys

path = os.path.join(sys.argv[1], "text")
file = open(path, "w")
file.write("abc")
print(os.path.getsize(path))
file.flush()
print(os.path.getsize(path))
file.write("d" * 9000)
print(os.path.getsize(path))
file.write("e" * 200_000)
print(os.path.getsize(path))
file.close()
with open(path, "w", buffering=1) as file:
    file.write("a")
    print(os.path.getsize(path))
    file.write("b\nc")
    print(os.path.getsize(path))
with open(path, "w", 16) as file:
    file.reconfigure(write_through=True)
    file.write("a" * 10)
    print(os.path.getsize(path))
    file.write("b" * 10)
    print(os.path.getsize(path))
