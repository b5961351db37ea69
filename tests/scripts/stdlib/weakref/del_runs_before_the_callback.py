# skip gc: a collection at the first step of __del__ finds the callback waiting
import weakref


class Thing:
    def __del__(self):
        print("del")


thing = Thing()
reference = weakref.ref(thing, lambda _: print("callback"))
del thing
print(reference())
