class Meta(type):
    def __getitem__(cls, key): return f"{cls.__name__}[{key}]"
    def __len__(cls): return 7
    def __iter__(cls): return iter("ab")
    def __contains__(cls, x): return x == "in"
class C(metaclass=Meta): pass
print(C["k"], len(C), list(C), "in" in C, "x" in C)  # expect: C[k] 7 ['a', 'b'] True False
class G:
    def __class_getitem__(cls, item): return f"{cls.__name__}<{item.__name__}>"
print(G[int])  # expect: G<int>
