class Log:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)
x = Log()
x.a = 1
x.a += 5
print(x.a)
del x.a
print(x.__dict__)
