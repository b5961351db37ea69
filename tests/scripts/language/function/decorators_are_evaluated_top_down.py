def make(name):
    print("evaluated", name)
    def deco(f):
        print("applied", name)
        return f
    return deco
@make("outer")
@make("inner")
def f(x=print("default")): pass
