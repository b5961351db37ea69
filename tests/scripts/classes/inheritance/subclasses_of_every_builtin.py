class L(list): pass
class D(dict): pass
class T(tuple): pass
class S(set): pass
class F(float): pass
class B(bytes): pass
class C(complex): pass
values = [L([1]), D(a=1), T((1,)), S([1]), F(1.5), B(b"x"), C(1j)]
for v in values:
    v.extra = 1
    print(v, repr(v), type(v + v).__name__ if not isinstance(v, (dict, set)) else "", v == type(v).__base__(v))
