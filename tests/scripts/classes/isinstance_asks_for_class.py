class Real: pass
class Proxy:
    def __init__(self, target): self.target = target
    @property
    def __class__(self): return type(self.target)
proxy = Proxy(Real())
print(isinstance(proxy, Real), isinstance(proxy, Proxy), isinstance(proxy, (int, Real)), isinstance(proxy, int))
class Broken:
    @property
    def __class__(self): raise AttributeError
print(isinstance(Broken(), int))
