class A:
    def __repr__(self): return "A!"
class B(A):
    def __str__(self): return "B str"
print(A(), str(A()), repr(B()), B(), [B()], f"{B()!r} {B()}", "%s %r" % (B(), B()))  # expect: A! A! A! B str [A!] A! B str B str A!
class Bad:
    def __str__(self): return 5
try:
    str(Bad())
except TypeError as e:
    print(e)  # expect: __str__ returned non-string (type int)
class BadRepr:
    def __repr__(self): return None
try:
    repr(BadRepr())
except TypeError as e:
    print(e)  # expect: __repr__ returned non-string (type NoneType)
