# python3: differs because 3.13 names the class with its module and its place
import types

module = types.ModuleType("place")
exec("class Outer:\n    class Inner:\n        __slots__ = ('a',)\n", module.__dict__)
inner = module.Outer.Inner()
try:
    inner.a
except AttributeError as error:
    print(error, error.name)  # expect: 'place.Outer.Inner' object has no attribute 'a' a
try:
    inner.b
except AttributeError as error:
    print(error)  # expect: 'Inner' object has no attribute 'b'
try:
    with inner:
        pass
except TypeError as error:
    print(error)  # expect: 'place.Outer.Inner' object does not support the context manager protocol (missed __exit__ method)
