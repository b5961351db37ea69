import inspect


def f(a, b=2, *c, **d):
    frame = inspect.currentframe()
    print(inspect.formatargvalues(*inspect.getargvalues(frame)))  # expect: (a=1, b=2, *c=(3,), **d={'z': 4})
    return inspect.getlineno(frame)


print(f(1, 2, 3, z=4))  # expect: 7
print(inspect.getargvalues.__module__, inspect.FullArgSpec.__module__)  # expect: inspect inspect
