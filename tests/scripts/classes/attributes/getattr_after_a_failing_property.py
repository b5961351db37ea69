class C:
    @property
    def p(self): raise AttributeError("inside the property")
    def __getattr__(self, name): return f"fallback for {name}"
print(C().p, C().q)  # expect: fallback for p fallback for q
class D:
    @property
    def p(self): return self.missing
try:
    D().p
except AttributeError as e:
    print(e, e.name)  # expect: 'D' object has no attribute 'missing' missing
