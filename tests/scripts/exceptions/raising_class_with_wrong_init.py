class Needs(Exception):
    def __init__(self, a, b): pass
try:
    raise Needs
except TypeError as e:
    print(e)  # expect: Needs.__init__() missing 2 required positional arguments: 'a' and 'b'
try:
    raise Needs(1, 2)
except Needs as e:
    print(e.args)  # expect: (1, 2)
