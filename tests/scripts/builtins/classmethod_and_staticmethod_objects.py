def f(*a): "doc"; return a
c, s = classmethod(f), staticmethod(f)
print(c.__func__ is f, s.__func__ is f, s(1), s.__doc__, c.__wrapped__ is f, s.__name__)  # expect: True True (1,) doc True f
try:
    c(1)
except TypeError as e:
    print(e)  # expect: 'classmethod' object is not callable
