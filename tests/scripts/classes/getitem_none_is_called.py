class Refusing:
    __getitem__ = None


try:
    1 in Refusing()
except TypeError as error:
    print(error)
