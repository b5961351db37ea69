e = ValueError("v")
e.extra = [1]
e.args = (1, 2)
print(e.extra, e, e.args)  # expect: [1] (1, 2) (1, 2)
class Multi(KeyError, ValueError): pass
try:
    raise Multi("m")
except ValueError as x:
    print(repr(x), isinstance(x, LookupError))  # expect: Multi('m') True
