for value in ["ab", b"ab", bytearray(b"ab"), {1, 2}, iter([1, 2]), {1: 2, 3: 4}.keys()]:
    match value:
        case [_, _]: print("sequence")
        case _: print(type(value).__name__)
        # expect: str
        # expect: bytes
        # expect: bytearray
        # expect: set
        # expect: list_iterator
        # expect: dict_keys
