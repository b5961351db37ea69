e = "outer"
try:
    raise ValueError(1)
except ValueError as e:
    pass
try:
    e
except NameError as error:
    print(error)  # expect: name 'e' is not defined
def f():
    try:
        raise ValueError(2)
    except ValueError as e:
        del e
    return "fine"
print(f())  # expect: fine
