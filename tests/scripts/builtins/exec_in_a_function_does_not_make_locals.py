# python3: differs because 3.14 words it in another way
def f():
    x = 1
    exec("x = 2; y = 3")
    return x, "y" in locals()
print(f())
def g():
    names = {}
    exec("def h(): return 5", names)
    return names["h"]()
print(g())
