import builtins
wanted = """abs aiter all anext any ascii bin bool bytearray bytes callable chr classmethod complex delattr dict dir divmod
enumerate eval exec filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter
len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr
slice sorted staticmethod str sum super tuple type vars zip compile breakpoint help __import__""".split()
print([name for name in wanted if not hasattr(builtins, name)])  # expect: []
