class K:
    def __hash__(self): return 1
    def __eq__(self, o):
        d.clear()
        return False
d = {}
d[K()] = 1
d[K()] = 2
print(len(d))  # expect: 1
class E:
    def __hash__(self): return 2
    def __eq__(self, o): raise ValueError("in eq")
d = {E(): 1}
try:
    d[E()]
except ValueError as e:
    print(e)  # expect: in eq
