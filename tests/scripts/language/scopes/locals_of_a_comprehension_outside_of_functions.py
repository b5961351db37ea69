# python3: differs because comprehensions have no scope of their own for locals() since 3.13 (PEP 667)
x = 1
print([sorted(locals()) for i in [5]])
print([[sorted(locals()) for j in [2]] for i in [1]])
print([eval("i + x") for i in [1, 2]])
print([len(dir()) for i in [1]], [vars() for i in [1]])
try:
    [1 / 0 for k in [1]]
except ZeroDivisionError:
    print("x" in locals(), "k" in locals())


class C:
    y = 3
    print([sorted(locals()) for q in [1]])
    print("y" in locals(), "q" in locals())


def f():
    try:
        [1 / 0 for k in [1]]
    except ZeroDivisionError:
        pass
    return [sorted(locals()) for z in [1]], sorted(locals())


print(f())
print([(name := i, sorted(locals())) for i in [1]])
