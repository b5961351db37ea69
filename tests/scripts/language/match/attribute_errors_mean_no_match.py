class Odd:
    @property
    def gone(self):
        raise AttributeError
    @property
    def broken(self):
        raise ValueError("broken")
match Odd():
    case Odd(gone=1): print("no")
    case _: print("no match")  # expect: no match
try:
    match Odd():
        case Odd(broken=1): print("no")
except ValueError as error:
    print(error)  # expect: broken
