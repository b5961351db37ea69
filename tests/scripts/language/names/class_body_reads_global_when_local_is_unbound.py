x = "global"
def f():
    x = "function"
    class C:
        print(x)  # expect: global
        x = "class"
        print(x)  # expect: class
        del x
        print(x)  # expect: global
f()
