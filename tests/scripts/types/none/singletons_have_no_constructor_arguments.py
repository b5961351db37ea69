print(type(None)() is None, repr(None), bool(None), type(...)() is ..., type(NotImplemented)() is NotImplemented)  # expect: True None False True True
try:
    type(None)(1)
except TypeError as e:
    print(e)  # expect: NoneType takes no arguments
try:
    None.x = 1
except AttributeError as e:
    print("no attributes on None")  # expect: no attributes on None
