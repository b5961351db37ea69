from functools import total_ordering, cached_property
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
    @cached_property
    def square(self):
        print("computed")
        return self.n ** 2
a, b = V(1), V(2)
print(a <= b, a > b, a >= b, a != b)
print(b.square, b.square, vars(b))
