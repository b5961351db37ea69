class A: pass
class B(A): pass
b = B()
def attempt():
    try:
        return b.hello()
    except AttributeError:
        return "no hello"
print(attempt())  # expect: no hello
A.hello = lambda self: "from A"
print(attempt())  # expect: from A
B.hello = lambda self: "from B"
print(attempt())  # expect: from B
del B.hello
print(attempt())  # expect: from A
