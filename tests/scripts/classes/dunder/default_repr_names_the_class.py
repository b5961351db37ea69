class C:
    class D: pass
text = repr(C())
print(text.startswith("<__main__.C object at 0x"), text.endswith(">"))
print(repr(C.D()).split(" object")[0], C, C.D)
def f(): pass
print(repr(f).split(" at ")[0], repr(C().__init__).split(" of ")[0][:16])
