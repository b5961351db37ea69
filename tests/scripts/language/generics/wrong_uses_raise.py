# python3: differs because 3.11 does not know this syntax
import typing
def t(f):
    try: f()
    except Exception as error: print(type(error).__name__, error)
def a():
    class Q[T](typing.Generic[T]): pass
t(a)
def b():
    class Q(typing.Generic): pass
t(b)
def c():
    class G[T]: pass
    G[int, str]
t(c)
def d():
    class G[T, U]: pass
    G[int]
t(d)
def f[T](): pass
def e(): f.__type_params__ = 3
t(e)
t(lambda: typing.TypeVar("T", int))
t(lambda: typing.TypeVar("T", int, str, bound=int))
t(lambda: typing.TypeVar("T", covariant=True, contravariant=True))
t(lambda: typing.Generic[int])
t(lambda: list[int][str])
