class C:
    def m(self): pass
C.__name__ = "Renamed"
C.__qualname__ = "Outer.Renamed"
C.__doc__ = "new doc"
print(C.__name__, repr(C).split(".", 1)[1], C.__doc__, C.m.__qualname__)  # expect: Renamed Outer.Renamed'> new doc C.m
for value in (5, "a\0b"):
    try:
        C.__name__ = value
    except (TypeError, ValueError) as e:
        print(e)
        # expect: can only assign string to Renamed.__name__, not 'int'
        # expect: type name must not contain null characters
