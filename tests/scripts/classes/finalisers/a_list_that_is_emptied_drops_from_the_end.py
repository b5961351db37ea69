class F:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        dropped.append(self.n)


dropped = []
items = [F(n) for n in range(4)]
items.clear()
print(dropped)  # expect: [3, 2, 1, 0]
items = [F(n) for n in range(4)]
del items[1:3]
items[:] = []
print(dropped[4:])  # expect: [2, 1, 3, 0]
