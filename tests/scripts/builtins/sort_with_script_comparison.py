class V:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n > other.n
    def __repr__(self): return f"V{self.n}"
print(sorted([V(1), V(3), V(2)]))  # expect: [V3, V2, V1]
class Fails:
    def __lt__(self, other): raise ValueError("no order")
items = [Fails(), Fails()]
try:
    items.sort()
except ValueError as e:
    print(e, len(items))  # expect: no order 2
try:
    sorted([1, "a", 2])
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'str' and 'int'
