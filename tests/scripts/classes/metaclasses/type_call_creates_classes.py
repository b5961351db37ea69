def hello(self): return "hello " + self.name
C = type("C", (), {"name": "x", "hello": hello})
D = type("D", (C,), {"name": "y"})
print(C().hello(), D().hello(), D.__name__, D.__bases__ == (C,))  # expect: hello x hello y D True
print(type(5) is int, type(C) is type, type(type) is type)  # expect: True True True
