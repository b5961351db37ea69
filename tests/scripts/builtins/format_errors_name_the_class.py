# python3: differs because 3.11 names the built-in class
class I(int): pass
class F(float): pass
class S(str): pass
for value, spec in ((I(5), "q"), (F(5), "dd"), (S("x"), "d"), (True, "q"), (1j, "d")):
    try:
        format(value, spec)
    except ValueError as error:
        print(error)
