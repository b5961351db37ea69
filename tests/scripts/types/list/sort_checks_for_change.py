t = [3, 1, 2]
def key(x):
    t.append(x)
    return x
try:
    t.sort(key=key)
except ValueError as e:
    print(e, t)  # expect: list modified during sort [1, 2, 3]
class E:
    def __lt__(self, o): raise KeyError("in comparison")
t = [E(), E(), 5]
try:
    t.sort()
except KeyError as e:
    print(e, len(t))  # expect: 'in comparison' 3
