import types

method = dict.__dict__["fromkeys"]
print(type(method).__name__, method, type(method) is types.ClassMethodDescriptorType)
print(method.__name__, method.__qualname__, method.__objclass__, method(dict, "ab", 1))
for args in ((), (1,), (int,)):
    try:
        method(*args)
    except TypeError as error:
        print(error)
print(type(bytes.__dict__["fromhex"]).__name__, type(bytes.__dict__["maketrans"]).__name__)
