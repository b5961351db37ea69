def take(data, count):
    head = bytes(memoryview(data)[:count])
    del data[:count]
    return head


data = bytearray(b"abcdefgh")
print(take(data, 3), take(data, 2), data)  # expect: b'abc' b'de' bytearray(b'fgh')
for part in [memoryview(data)[1:]]:
    total = sum(part)
del part
data += b"!"
print(total, data)  # expect: 207 bytearray(b'fgh!')
