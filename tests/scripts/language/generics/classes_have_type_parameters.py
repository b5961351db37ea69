# python3: differs because 3.11 does not know this syntax
import typing
class Base: pass
class G[T, U: int](Base):
    a: T
    def m(self): return T, __class__
print(G.__type_params__, G.__parameters__, G.__orig_bases__, G.__bases__)
print(G.__qualname__, G().m(), G.__annotations__, G[int, bool], typing.get_origin(G[int, bool]))
class Sub(G[str, int]): pass
print(Sub.__mro__, Sub.__type_params__, Sub.__parameters__)
