import functools

class Greeting:
    def set_up(self, greeting, name): self.text = f"{greeting}, {name}"
    __init__ = functools.partialmethod(set_up, "hello")

print(Greeting("you").text)

class Through:
    def __get__(self, instance, owner): return lambda *args: print("init", args, owner.__name__)

class Other:
    __init__ = Through()

Other(1, 2)
class Nothing:
    @staticmethod
    def __init__(*args): print("static", args)
Nothing(5)
class Whole:
    @classmethod
    def __init__(cls, *args): print("class", cls.__name__, args)
Whole(6)
