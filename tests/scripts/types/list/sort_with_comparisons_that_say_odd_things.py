class Left:
    def __init__(self, answer):
        self.answer = answer

    def __lt__(self, other):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Right:
    def __gt__(self, other):
        print("reflected", type(other).__name__)
        return True


class Unsure:
    def __bool__(self):
        raise ValueError("unsure")


class Long:
    def __len__(self):
        return 3


def show(items):
    try:
        print([type(item).__name__ for item in sorted(items)])
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show([Left(0), Left([])])
show([Left(1), Left(Long())])
show([Left(Unsure()), Left(Unsure())])
show([Left(KeyError("k")), Left(KeyError("k"))])
show([Left(NotImplemented), Left(NotImplemented)])
show([Right(), Left(NotImplemented)])
show([5, Right(), 3])
show([Left(True), 5, "x"])
items = [Left(False), Left(False), 1]
try:
    items.sort()
except TypeError as error:
    print(error, len(items))
