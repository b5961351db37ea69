class A:
    x = 1
    def f(self): pass
class B(A):
    y = 2
    def __init__(self): self.z = 3
print([n for n in dir(B()) if not n.startswith("_")])  # expect: ['f', 'x', 'y', 'z']
print([n for n in dir(B) if not n.startswith("_")])  # expect: ['f', 'x', 'y']
class C:
    def __dir__(self): return ["b", "a"]
print(dir(C()))  # expect: ['a', 'b']
