# python3: differs because the texts are those of 3.14
def show(*args):
    try:
        print(complex(*args))
    except TypeError as error:
        print(error)


show([])         # expect: complex() argument must be a string or a number, not list
show("1", 2)     # expect: complex() argument 'real' must be a real number, not str
show(1, "2")     # expect: complex() argument 'imag' must be a real number, not str
show(1, [])      # expect: complex() argument 'imag' must be a real number, not list
