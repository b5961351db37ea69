# What is written to one end of a pipe is read from the other; a stream over it waits for flush().
import os

reader, writer = os.pipe()
os.write(writer, b"hello")
print(os.read(reader, 10))  # expect: b'hello'
with os.fdopen(writer, "w") as file:
    file.write("text")
    file.flush()
    print(os.read(reader, 10))  # expect: b'text'
    file.write("last")
print(os.read(reader, 10))  # expect: b'last'
print(os.read(reader, 10))  # expect: b''
os.close(reader)
