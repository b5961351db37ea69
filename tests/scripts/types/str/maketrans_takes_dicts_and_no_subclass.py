class Table(dict):
    pass

print(str.maketrans({"a": "b"}))  # expect: {97: 'b'}
try:
    str.maketrans(Table(a="b"))
except TypeError as error:
    print(error)  # expect: if you give only one argument to maketrans it must be a dict
