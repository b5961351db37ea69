# python3: differs because 3.14 words it in another way
class D:
    def __set_name__(self, owner, name): print(owner.__name__, name)
class C:
    a = D()
    b = c = D()
C.late = D()
class Bad:
    def __set_name__(self, owner, name): raise ValueError(name)
try:
    class E: x = Bad()
except ValueError as e:
    print(repr(e), e.__notes__)
