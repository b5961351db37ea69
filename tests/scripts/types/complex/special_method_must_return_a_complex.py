class C:
    def __init__(self, value):
        self.value = value

    def __complex__(self):
        return self.value


print(complex(C(1 + 2j)))  # expect: (1+2j)
for value in (1.5, 1, None, "1"):
    try:
        complex(C(value))
    except TypeError as error:
        print(error)
        # expect: __complex__ returned non-complex (type float)
        # expect: __complex__ returned non-complex (type int)
        # expect: __complex__ returned non-complex (type NoneType)
        # expect: __complex__ returned non-complex (type str)
