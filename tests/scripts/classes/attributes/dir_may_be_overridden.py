class C:
    def __dir__(self): return ["z", "a"]
print(dir(C()), "z" in dir(C))  # expect: ['a', 'z'] False
class D:
    def __dir__(self): return 5
try:
    dir(D())
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
