class Count(int):
    def __rmul__(self, other): return "rmul", type(other).__name__
    def __radd__(self, other): return "radd", type(other).__name__

for sequence in ([1], (1,), "a", b"a", bytearray(b"a")):
    print(sequence * Count(2), sequence + Count(2))
    repeated = sequence
    repeated *= Count(2)
    print(repeated)

class Items:
    def __iter__(self): return iter([2])
    def __radd__(self, other): return "radd"
class Shy(Items):
    def __radd__(self, other): return NotImplemented

items = [1]
items += Items()
print(items)
items = [1]
items += Shy()
print(items)
