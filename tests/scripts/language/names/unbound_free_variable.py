def outer():
    def inner(): return value
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)  # expect: NameError cannot access free variable 'value' where it is not associated with a value in enclosing scope
    value = 1
    return inner()
print(outer())  # expect: 1
