space = {}
local = {}
exec("""
def f():
    y = 1
    def g():
        global y
        return y
    return g
y = 9
print(f()())
""", space, local)
print("y" in space, "y" in local)
