class D:
    def __init__(self, name, *owned):
        self.name = name
        self.owned = owned
    def __del__(self): print("del", self.name)
d = D("owner", D("child", D("grandchild")))
d = None
print("dropped")
holder = type("Holder", (), {})()
holder.first, holder.second = D("first"), D("second")
del holder
print("holder dropped")
def scope():
    a = D("a")
    b = D("b")
scope()
print("scope left")
