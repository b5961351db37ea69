class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
print(bool(Len(0)), bool(Len(3)))  # expect: False True
class Bool:
    def __init__(self, b): self.b = b
    def __bool__(self): return self.b
for value in (Len(-1), Len("x"), Len(2 ** 70), Bool(1), Bool(None)):
    try:
        bool(value)
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
        # expect: ValueError __len__() should return >= 0
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer
        # expect: TypeError __bool__ should return bool, returned int
        # expect: TypeError __bool__ should return bool, returned NoneType
# A condition asks as bool() does.
for value in (Len(-1), Len("x"), Len(2 ** 70)):
    try:
        if value:
            print("true")
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
        # expect: ValueError __len__() should return >= 0
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: OverflowError cannot fit 'int' into an index-sized integer
