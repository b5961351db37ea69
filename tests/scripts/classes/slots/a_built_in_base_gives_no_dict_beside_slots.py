for base in (dict, list, set, bytearray):

    class Slotted(base):
        __slots__ = ("own",)

    value = Slotted()
    value.own = 1
    try:
        value.other = 2
    except AttributeError as error:
        print(base.__name__, value.own, hasattr(value, "other"))
    del value.own
    print(hasattr(value, "own"), hasattr(value, "__dict__"))
# expect: dict 1 False
# expect: False False
# expect: list 1 False
# expect: False False
# expect: set 1 False
# expect: False False
# expect: bytearray 1 False
# expect: False False
