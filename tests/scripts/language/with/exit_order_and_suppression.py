class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow
with Manager("a") as x, Manager("b", True) as y:
    print(x, y)
    raise ValueError("lost")
print("after")
with (Manager("c"), Manager("d") as z,):
    print(z)
