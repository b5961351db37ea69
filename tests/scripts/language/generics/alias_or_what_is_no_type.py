# python3: differs because 3.11 has no type statement
def tried(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


type X = int
for other in (5, "s", [int], (int, str)):
    tried(lambda: X | other)
    tried(lambda: other | X)
for other in (None, str, list[int], int | str):
    tried(lambda: X | other)
