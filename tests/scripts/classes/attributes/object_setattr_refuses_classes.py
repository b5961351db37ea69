class A: pass
for attempt in (lambda: object.__setattr__(A, "x", 1), lambda: object.__delattr__(A, "x"),
                lambda: object.__setattr__(int, "x", 1), lambda: type.__setattr__(int, "x", 1)):
    try:
        attempt()
    except TypeError as error:
        print(error)

class Meta(type):
    def __setattr__(cls, name, value): super().__setattr__(name, value * 2)
    def __delattr__(cls, name): print("del", name); super().__delattr__(name)
class B(metaclass=Meta): pass
B.x = 4
print(B.x)
del B.x
print(hasattr(B, "x"))
