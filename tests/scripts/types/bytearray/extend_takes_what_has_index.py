class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


b = bytearray()
b.extend([Index(0), 65, Index(255)])
print(b)  # expect: bytearray(b'\x00A\xff')
try:
    b.extend([Index(256)])
except ValueError as error:
    print(error, b)  # expect: byte must be in range(0, 256) bytearray(b'\x00A\xff')
