import weakref
class C:
    def __del__(self):
        weakref.ref(self.__class__)()
        print("del", end=" ")
def gen():
    try:
        yield 1
    finally:
        print("closed", end=" ")
def first():
    for x in gen():
        return x
def show(*args):
    print(args)
show("a", first(), C() is None, [first(), "b"], first())
print([(x, first(), y) for x, y in zip("ab", "cd")])
