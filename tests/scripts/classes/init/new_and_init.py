class C:
    def __new__(cls, *args):
        print("new", cls.__name__, args)  # expect: new C (1,)
        return super().__new__(cls)
    def __init__(self, a, b=2):
        print("init", a, b)  # expect: init 1 2
c = C(1)
print(type(c) is C)  # expect: True
class Other:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(Other())  # expect: 5
