class C:
    def __new__(cls, x): return x if x else super().__new__(cls)
    def __init__(self, x): print("init", x)  # expect: init 0
print(C(5), type(C(0)).__name__)  # expect: 5 C
class D(C): pass
print(type(C.__new__(D, 0)).__name__)  # expect: D
