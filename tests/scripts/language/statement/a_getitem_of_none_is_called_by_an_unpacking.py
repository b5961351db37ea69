class Sequence:
    __getitem__ = None

try:
    print(list(Sequence()))
except TypeError as error:
    print(error)  # expect: 'NoneType' object is not callable
