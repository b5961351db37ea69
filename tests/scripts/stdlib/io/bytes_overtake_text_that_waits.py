# args: {tmp}
# Bytes written below a text that waits come before it.
import os
import sys

path = os.path.join(sys.argv[1], "text")
with open(path, "w") as file:
    file.write("text")
    file.buffer.write(b"bytes ")
print(open(path).read())  # expect: bytes text
with open(path, "w") as file:
    file.write("text")
    file.flush()
    file.buffer.write(b" bytes")
print(open(path).read())  # expect: text bytes
