# python3: differs because close returns a value since 3.13
def g():
    try: yield 1
    except GeneratorExit: return "closed"
a = g()
print(a.close(), next(g()), g().close())
b = g()
next(b)
print(b.close(), b.close())
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
c = stubborn()
next(c)
try:
    c.close()
except RuntimeError as e:
    print(e)
