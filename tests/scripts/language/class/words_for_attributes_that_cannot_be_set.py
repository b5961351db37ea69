# python3: differs because the words are new in 3.13
class Plain:
    __slots__ = "x"

class Setting:
    __slots__ = "x"
    def __setattr__(self, name, value): super().__setattr__(name, value)

class Deleting:
    __slots__ = "x"
    def __delattr__(self, name): super().__delattr__(name)

class Asking:
    __slots__ = ()
    def __getattr__(self, name): return 5


for kind in Plain, Setting, Deleting, Asking:
    o = kind()
    for act in lambda: setattr(o, "unknown", 0), lambda: delattr(o, "unknown"), lambda: object.__setattr__(o, "unknown", 0):
        try:
            act()
        except AttributeError as e:
            print(kind.__name__, e)
