x = 1
def f(a):
    b = 2
    inner = sorted(locals())
    return inner, "x" in globals()
print(f(0))  # expect: (['a', 'b'], True)
class C:
    def __init__(self): self.z = 1
print(vars(C()), globals()["x"], vars() is globals())  # expect: {'z': 1} 1 True
try:
    vars(5)
except TypeError as e:
    print(e)  # expect: vars() argument must have __dict__ attribute
