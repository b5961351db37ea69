def f():
    x = 1
    def g():
        return x
    print(g())  # expect: 1
    del x
    try:
        g()
    except NameError as e:
        print(e)  # expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope
f()
