# python3: differs because 3.14 names the __dict__ that is missing
class L(list):
    __slots__ = ("x",)


for name in ("x", "y"):
    try:
        delattr(L(), name)
    except AttributeError as error:
        print(error)
