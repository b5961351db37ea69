import io


class Trickle(io.RawIOBase):
    """Gives three bytes at a time, and remembers what is written."""

    def __init__(self, data):
        self.data = data
        self.written = []

    def readable(self):
        return True

    writable = readable

    def readinto(self, buffer):
        count = min(3, len(buffer), len(self.data))
        buffer[:count] = self.data[:count]
        self.data = self.data[count:]
        return count

    def write(self, data):
        self.written.append(bytes(data))
        return len(data)


raw = Trickle(b"line1\nline2\nrest")
reader = io.BufferedReader(raw, 4)
print(reader.read(2), reader.peek(), reader.read1())  # expect: b'li' b'n' b'n'
print(reader.readline(), reader.readlines(), reader.read())  # expect: b'e1\n' [b'line2\n', b'rest'] b''
writer = io.BufferedWriter(raw, 4)
writer.write(b"ab")
print(raw.written)  # expect: []
writer.write(b"cde")
print(raw.written)  # expect: [b'ab']
writer.flush()
print(raw.written)  # expect: [b'ab', b'cde']
raw = Trickle(b"abcd")
print(raw.read(2), raw.read(), raw.read(1), raw.readall())  # expect: b'ab' b'cd' b'' b''
for operation in (lambda: raw.seek(0), raw.tell, raw.truncate, raw.fileno, lambda: io.BufferedRandom(raw), writer.read):
    try:
        operation()
    except io.UnsupportedOperation as error:
        print(error)
# expect: seek
# expect: seek
# expect: truncate
# expect: fileno
# expect: File or stream is not seekable.
# expect: read
pair = io.BufferedRWPair(Trickle(b"abcdef"), Trickle(b""))
print(pair.read(2), pair.write(b"xy"), pair.peek(), pair.read1(2), pair.seekable())  # expect: b'ab' 2 b'c' b'c' False
pair.close()
print(pair.closed)  # expect: True
print(writer.detach() is not None)  # expect: True
try:
    writer.flush()
except ValueError as error:
    print(error)  # expect: raw stream has been detached
