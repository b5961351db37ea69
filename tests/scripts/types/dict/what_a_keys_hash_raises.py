# python3: differs because 3.14 says what an unhashable key was wanted for
class Key:
    def __init__(self, error):
        self.error = error

    def __hash__(self):
        raise self.error


class OwnError(TypeError):
    pass


class Word:
    def __hash__(self):
        return "x"


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error, error.__context__)


for error in TypeError("no hash"), OwnError("own"), ValueError("value"):
    key = Key(error)
    show(lambda: {key: 1})
    show(lambda: {key})
    show(lambda: {}[key])
    show(lambda: key in {})
    show(lambda: {(key, 1): 1})
    show(lambda: set().discard(key))
    show(lambda: {}.pop(key, "an empty dict does not ask"))
    show(lambda: {1: 2}.pop(key, 0))
    show(lambda: hash(key))
show(lambda: {Word(): 1})
show(lambda: {(1, Word())})
