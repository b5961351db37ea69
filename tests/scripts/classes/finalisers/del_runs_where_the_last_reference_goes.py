class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
d = D("deleted")
del d
print("after del")
d = D("set to None")
d = None
print("after None")
d = D("rebound")
d = D("second")
print("after rebinding")
d = 0
print("after 0")
D("never bound")
print("after a statement")
def f(x):
    local = D("local")
    print("in f")
f(D("argument"))
print("after f")
