o = object()
print(o == o, o != object(), hash(o) == hash(o), str(o)[:18], bool(o), isinstance(o, object))  # expect: True True True <object object at  True True
try:
    o < o
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'object' and 'object'
print(sorted(n for n in dir(object) if n in ("__init__", "__eq__", "__lt__", "__dict__")))  # expect: ['__eq__', '__init__', '__lt__']
