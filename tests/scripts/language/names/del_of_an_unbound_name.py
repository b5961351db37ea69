def f():
    x = 1
    del x
    try:
        del x
    except UnboundLocalError as e:
        print(e)  # expect: cannot access local variable 'x' where it is not associated with a value
f()
try:
    del never_bound
except NameError as e:
    print(e, e.name)  # expect: name 'never_bound' is not defined never_bound
