class C:
    def __init__(self): self.a = 1; self.b = 2
    def __setattr__(self, name, value):
        print("set", name)
        # expect: set a
        # expect: set b
        # expect: set a
        self.__dict__[name] = value * 10
c = C()
c.a += 1
print(vars(c))  # expect: {'a': 110, 'b': 20}
