# python3: differs because 3.14 words it in another way
g = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3), KeyError(4)])])
print(repr(g.subgroup(ValueError)), g.subgroup(OSError), repr(g.split((TypeError, KeyError))), sep="\n")
print(g.subgroup(lambda e: isinstance(e, ExceptionGroup)) is g, repr(g.subgroup(lambda e: e.args == (3,))))
for what in (5, "x", int):
    try: g.subgroup(what)
    except TypeError as e: print(e)
