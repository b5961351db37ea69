# python3: differs because 3.14 words it in another way
class A:
    x = "class"
class B(A):
    def f(self): return super().x
b = B()
b.x = "instance"
print(b.f(), b.x)
try:
    super(B, b).y = 1
except AttributeError as e:
    print(e)
print(repr(super(B, b)).split(",")[0])
