class E(Exception):
    def __init__(self, code): self.code = code
e = E(5)
print(e.args, str(e), repr(e), e.code)  # expect: (5,) 5 E(5) 5
class F(Exception):
    def __init__(self, a, b): super().__init__(f"{a}-{b}")
print(repr(F(1, 2)), F(1, 2).args)  # expect: F('1-2') ('1-2',)
class G(Exception):
    def __str__(self): return "own text"
print(G(1), repr(G(1)))  # expect: own text G(1)
try:
    Exception(a=1)
except TypeError as error:
    print(error)  # expect: Exception() takes no keyword arguments
