from enum import Enum

for order in ("A B C", "A", "B A", "A B"):
    try:

        class Letter(Enum):
            _order_ = order
            A = 1
            B = 2
            ALIAS = 1

        print(list(Letter))
    except TypeError as error:
        print(error)
