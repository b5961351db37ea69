class C:
    x: int = 1
    y: str
    z = 2
print(C.x, hasattr(C, "y"), C.__annotations__)  # expect: 1 False {'x': <class 'int'>, 'y': <class 'str'>}
