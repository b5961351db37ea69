class Outer:
    class Inner:
        pass

print(Outer.Inner)  # expect: <class '__main__.Outer.Inner'>
Outer.Inner.__module__ = "builtins"
print(Outer.Inner)  # expect: <class 'Inner'>
