# python3: differs because 3.14 shows the class in the last error
class Meta(type):
    def __new__(meta, name, bases, namespace, mode=None):
        cell = namespace.get("__classcell__")
        cls = super().__new__(meta, name, bases, {key: value for key, value in namespace.items() if key != "__classcell__" or mode == "all"})
        if mode == "twice":
            super().__new__(meta, name, bases, {"__classcell__": cell})
        return cls


for mode in ("all", "none", "twice"):
    try:
        class C(metaclass=Meta, mode=mode):
            def f(self):
                return __class__
        print(C().f() is C)
    except Exception as error:
        print(type(error).__name__, error)
try:
    type("D", (), {"__classcell__": 5})
except TypeError as error:
    print(error)
