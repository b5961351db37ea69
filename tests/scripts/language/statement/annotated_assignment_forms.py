class C:
    a: int
    b: int = 2
    (c): str = "c"
    d: "list[int]" = []
print(C.__annotations__, C.b, C.c, hasattr(C, "a"))  # expect: {'a': <class 'int'>, 'b': <class 'int'>, 'd': 'list[int]'} 2 c False
class O: pass
o = O()
o.x: int = 5
d = {}
d["k"]: str = "v"
print(o.x, d, O.__dict__.get("__annotations__"))  # expect: 5 {'k': 'v'} None
