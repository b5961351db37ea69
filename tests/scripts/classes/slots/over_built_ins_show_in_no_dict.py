# Slots of subclasses of built-in types are apart from the other attributes, as those of other classes are.
class S(str):
    __slots__ = ("a", "__dict__")


s = S("text")
s.a = 1
s.b = 2
print(s.__dict__, vars(s), s.a, s.b)
s.__dict__ = {"c": 3}
print(s.a, s.c, hasattr(s, "b"))
del s.a
try:
    s.a
except AttributeError as error:
    print(error)
try:
    del s.a
except AttributeError as error:
    print(error)


class E(ValueError):
    __slots__ = ("code",)


e = E("text")
e.code = 5
e.other = 6
print(e.__dict__, e.code, e.args)


class D(dict):
    __slots__ = ("a",)


class Derived(D):
    pass


d = Derived(k=1)
d.a, d.b = 1, 2
print(d, d.__dict__, d.a)
print(hasattr(D(), "__dict__"), D.__dictoffset__, [name for name in vars(D) if not name.startswith("__")])


class Other(Derived):
    pass


d.__class__ = Other
print(d.a, d.b, type(d).__name__)


class L(list):
    __slots__ = ("x",)


class M(list):
    __slots__ = ("x",)


items = L([1])
items.x = 7
items.__class__ = M
print(type(items).__name__, items.x, items)
