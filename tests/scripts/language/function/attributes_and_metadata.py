def f(a: int, b: "str" = "x") -> float:
    """Doc."""
f.tag = 7
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.tag, f.__dict__)  # expect: f f Doc. __main__ 7 {'tag': 7}
print(f.__annotations__)  # expect: {'a': <class 'int'>, 'b': 'str', 'return': <class 'float'>}
class C:
    def m(self):
        def inner(): pass
        return inner
print(C.m.__qualname__, C().m().__qualname__)  # expect: C.m C.m.<locals>.inner
f.__name__ = "renamed"
print(f.__name__)  # expect: renamed
