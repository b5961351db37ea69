class A:
    def f(self): return __class__
    def g(self): return lambda: __class__
print(A().f() is A, A().g()() is A)  # expect: True True
