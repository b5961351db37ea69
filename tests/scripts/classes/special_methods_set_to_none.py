# python3: differs because 3.14 says of __bool__ = None that there is no boolean


# None in place of a special method is called like any other, and only some operations look first.
def tell(function, *args):
    try:
        print(function(*args))
    except TypeError as error:
        print(error)


class Nothing:
    __bool__ = __len__ = __int__ = __float__ = __abs__ = __round__ = __bytes__ = __str__ = __format__ = None
    __iter__ = __next__ = __complex__ = __getitem__ = None

    def __index__(self):
        return 3


class Blocked(list):
    __bytes__ = None


nothing = Nothing()
tell(bool, nothing)  # expect: 'Nothing' cannot be interpreted as a boolean
tell(lambda: not nothing)  # expect: 'Nothing' cannot be interpreted as a boolean
for function in (len, int, float, abs, round, bytes, str, format, complex):
    tell(function, nothing)  # expect: 'NoneType' object is not callable
    # expect: 'NoneType' object is not callable
    # expect: 'NoneType' object is not callable
    # expect: 'NoneType' object is not callable
    # expect: 'NoneType' object is not callable
    # expect: 'NoneType' object is not callable
    # expect: 'NoneType' object is not callable
    # expect: 'NoneType' object is not callable
    # expect: 'NoneType' object is not callable
tell(iter, nothing)  # expect: 'Nothing' object is not iterable
tell(bytes, Blocked([1]))  # expect: 'NoneType' object is not callable
