class M(type):
    def __len__(cls): return 3
    def __iter__(cls): return iter("abc")
    def __contains__(cls, x): return x == "member"
    def __bool__(cls): return False
    def __lt__(cls, o): return "less"
class C(metaclass=M): pass
print(len(C), list(C), "member" in C, bool(C), C < 1)  # expect: 3 ['a', 'b', 'c'] True False less
try:
    len(C())
except TypeError as e:
    print(e)  # expect: object of type 'C' has no len()
