class Byte:
    def __init__(self, value): self.value = value
    def __index__(self):
        print("index")
        return self.value

print(b"abca".find(Byte(98)), b"abca".count(Byte(97)), bytearray(b"abca").rindex(Byte(97)))
for value in (256, -1):
    try:
        b"abc".find(Byte(value))
    except ValueError as error:
        print(error)
