class Setter:
    def __set__(self, instance, value):
        instance.__dict__["a"] = value * 2


class X:
    a = Setter()


x = X()
print(x.a is X.__dict__["a"])
x.a = 21
print(x.a, x.a)
