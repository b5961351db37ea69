import weakref


class Thing:
    pass


thing = Thing()
reference = weakref.ref(thing)
print(reference() is thing)  # expect: True
other = thing
del thing
print(reference() is other)  # expect: True
del other
print(reference())  # expect: None


def inside():
    local = Thing()
    found = weakref.ref(local)
    print(found() is local)  # expect: True
    return found


print(inside()())  # expect: None
