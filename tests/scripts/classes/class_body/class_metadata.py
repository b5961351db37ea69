class Outer:
    """Outer doc."""
    class Inner:
        def m(self): pass
print(Outer.__doc__, Outer.__name__, Outer.Inner.__qualname__, Outer.Inner.m.__qualname__)  # expect: Outer doc. Outer Outer.Inner Outer.Inner.m
print(Outer.__module__, Outer.Inner.__doc__, repr(Outer.Inner))  # expect: __main__ None <class '__main__.Outer.Inner'>
print(sorted(k for k in Outer.__dict__ if not k.startswith("__")))  # expect: ['Inner']
