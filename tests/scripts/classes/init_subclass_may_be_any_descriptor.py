class Static:
    @staticmethod
    def __init_subclass__(**options): print("static", options)
class A(Static, color="red"): pass

class Through:
    def __get__(self, instance, owner): return lambda **options: print(instance, owner.__name__, options)
class Base:
    __init_subclass__ = Through()
class B(Base, size=3): pass

class Late: pass
Late.__init_subclass__ = lambda: print("called without the class")
class C(Late): pass
