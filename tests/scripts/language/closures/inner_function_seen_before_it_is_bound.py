def f():
    def g():
        return later
    try:
        g()
    except NameError as e:
        print(e)  # expect: cannot access free variable 'later' where it is not associated with a value in enclosing scope
    later = 5
    return g()
print(f())  # expect: 5
