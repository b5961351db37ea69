import gc
import weakref


class Thing:
    pass


def gone(reference):
    print("gone", reference() is None)


thing = Thing()
reference = weakref.ref(thing, gone)
print(reference.__callback__ is gone)
del thing
gc.collect()
print(reference(), reference.__callback__)
