class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Countdown(3)), sum(Countdown(5)), 1 in Countdown(3))  # expect: [2, 1, 0] 10 True
it = Countdown(1)
print(next(it), next(it, "end"))  # expect: 0 end
class Bad:
    def __iter__(self): return 5
try:
    iter(Bad())
except TypeError as e:
    print(e)  # expect: iter() returned non-iterator of type 'int'
try:
    iter(5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
try:
    next([])
except TypeError as e:
    print(e)  # expect: 'list' object is not an iterator
