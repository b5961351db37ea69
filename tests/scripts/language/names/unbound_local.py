x = 1
def f():
    print(x)
    x = 2
try:
    f()
except UnboundLocalError as e:
    print(e)  # expect: cannot access local variable 'x' where it is not associated with a value
def g(flag):
    if flag:
        y = 1
    return y
print(g(True))  # expect: 1
try:
    g(False)
except NameError as e:
    print(type(e).__name__, e)  # expect: UnboundLocalError cannot access local variable 'y' where it is not associated with a value
