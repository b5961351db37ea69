class A:
    pass


a = A()
setattr(a, "\ud800", 1)
print(a.__dict__, getattr(a, "\ud800"), hasattr(a, "\ud801"))  # expect: {'\ud800': 1} 1 False
