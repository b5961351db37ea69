# args: {tmp}
# A buffer hands over what it holds when more comes than fits, and more than its size at once.
import io
import os
import sys

path = os.path.join(sys.argv[1], "bytes")
with open(path, "wb", buffering=10) as file:
    for data in (b"12345", b"678901", b"x" * 20, b"y"):
        file.write(data)
        print(os.path.getsize(path), file.tell())
        # expect: 0 5
        # expect: 5 11
        # expect: 31 31
        # expect: 31 32
with open(path, "wb", buffering=0) as file:
    file.write(b"1")
    print(os.path.getsize(path))  # expect: 1
raw = io.FileIO(path, "w")
stream = io.BufferedWriter(raw, 4)
stream.write(b"abc")
print(os.path.getsize(path))  # expect: 0
stream.detach()
print(os.path.getsize(path))  # expect: 3
raw.close()
