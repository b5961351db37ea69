class C:
    def __call__(self): pass
print([callable(x) for x in (len, C, C(), "s", lambda: 0, int, None)])  # expect: [True, True, True, False, True, True, False]
x = []
print(id(x) == id(x), id([]) != id(x), type(x), type(type), type(C()).__name__)  # expect: True True <class 'list'> <class 'type'> C
print(type(len).__name__, type([].append).__name__, type(C.__call__).__name__, type(C().__call__).__name__)  # expect: builtin_function_or_method builtin_function_or_method function method
