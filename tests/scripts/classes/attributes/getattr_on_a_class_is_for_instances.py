class C:
    def __getattr__(self, name): return name
print(C().x)  # expect: x
try:
    C.x
except AttributeError as e:
    print(e)  # expect: type object 'C' has no attribute 'x'
