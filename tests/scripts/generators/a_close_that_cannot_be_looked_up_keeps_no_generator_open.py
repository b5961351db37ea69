# stderr: any
class Numbers:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise KeyError(name)

def outer():
    try:
        yield from Numbers()
    finally:
        print("closed")  # expect: closed

g = outer()
next(g)
g.close()
