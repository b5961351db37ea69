# python3: differs because the message names the bases since 3.12
class M(type):
    def mro(cls):
        print("mro", cls.__name__, [base.__name__ for base in cls.__bases__])
        if cls.__bases__[0].__name__ == "Bad":
            raise ValueError("no order")
        return super().mro()


class P1: pass
class P2(P1): pass
class Bad(P1): pass
class Q(P1, metaclass=M): pass
class R(Q): pass


Q.__bases__ = (P2,)
print([c.__name__ for c in R.__mro__], Q in P2.__subclasses__(), Q in P1.__subclasses__())
try:
    Q.__bases__ = (Bad,)
except ValueError as e:
    print(e, [c.__name__ for c in R.__mro__], Q.__bases__ == (P2,))
try:
    class S(P1, Q): pass
except TypeError as e:
    print(str(e).splitlines()[0])
print(Q.mro() == list(Q.__mro__), type.mro(int))
