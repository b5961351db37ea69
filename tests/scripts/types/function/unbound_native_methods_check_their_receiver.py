def attempt(function):
    try:
        print(function())
    except TypeError as error:
        print(error)

attempt(lambda: int.__add__("a", 1))
attempt(lambda: int.__add__(1))
attempt(lambda: int.__add__())
attempt(lambda: int.bit_length("a"))
attempt(lambda: list.append((), 1))
attempt(lambda: list.append())
attempt(lambda: str.__len__(5))
attempt(lambda: float.__add__(1, 2.0))
attempt(lambda: object.__repr__(1, 2))
attempt(lambda: pow.__call__(2, 3))
attempt(lambda: (5).__add__(1, 2))
attempt(lambda: dict.__getitem__([], 1))
