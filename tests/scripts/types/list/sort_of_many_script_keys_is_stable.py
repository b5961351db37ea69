# python3: differs because 3.13 looks for runs in another way
class K:
    def __init__(self, value): self.value = value
    def __lt__(self, other): return self.value < other.value
numbers = [(i * 37) % 101 for i in range(300)]
pairs = sorted(enumerate(numbers), key=lambda pair: K(pair[1]))
print(pairs == sorted(enumerate(numbers), key=lambda pair: pair[1]))
pairs = sorted(enumerate(numbers), key=lambda pair: K(pair[1]), reverse=True)
print(pairs == sorted(enumerate(numbers), key=lambda pair: pair[1], reverse=True))
