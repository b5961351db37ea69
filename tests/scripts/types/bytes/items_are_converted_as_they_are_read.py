def items(*values):
    for value in values:
        print("give", value)
        yield value

class Byte:
    def __init__(self, value): self.value = value
    def __repr__(self): return f"Byte({self.value})"
    def __index__(self):
        print("index", self.value)
        return self.value

array = bytearray()
for make in (bytes, bytearray, array.extend):
    for values in ((1, 300, 2), (1, "x", 2), (Byte(1), Byte(300), Byte(2))):
        try:
            print(make(items(*values)))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
print(array)
