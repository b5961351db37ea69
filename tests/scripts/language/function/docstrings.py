# python3: differs because 3.13 takes the indentation out of docstrings
def a(): "doc"
def b(): "not " "split"
def c(): f"no {1}"
def d(): b"no"
def e():
    """  two
    lines """
class F: "class doc"
print([x.__doc__ for x in (a, b, c, d, e, F)])
