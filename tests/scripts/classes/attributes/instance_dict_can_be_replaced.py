class C: pass
c = C()
c.__dict__ = {"a": 1}
print(c.a, vars(c))  # expect: 1 {'a': 1}
try:
    c.__dict__ = 5
except TypeError as e:
    print(e)  # expect: __dict__ must be set to a dictionary, not a 'int'
del c.__dict__
print(vars(c), hasattr(c, "a"))  # expect: {} False
