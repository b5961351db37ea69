def f():
    """What f does."""
def g():
    pass
class C:
    "About C."
print(f.__doc__, g.__doc__, C.__doc__)  # expect: What f does. None About C.
print(f(), g())  # expect: None None
