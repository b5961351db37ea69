class Meta(type):
    @classmethod
    def __call__(meta, *args): return meta.__name__, args
class A(metaclass=Meta): pass
print(A(1, 2))

class Static(type):
    @staticmethod
    def __call__(*args): return "static", args
class B(metaclass=Static): pass
print(B(3))

class Prepared(type):
    class Get:
        def __get__(self, instance, owner): return lambda name, bases: {"made_by": owner.__name__}
    __prepare__ = Get()
class C(metaclass=Prepared): pass
print(C.made_by)
