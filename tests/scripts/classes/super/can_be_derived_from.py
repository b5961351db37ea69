class A:
    def f(self):
        return "A.f"


class B(A):
    def f(self):
        return "B.f"


class MySuper(super):
    def __init__(self, *args):
        super().__init__(*args)


b = B()
print(MySuper(B, b).f(), type(MySuper(B, b)).__name__, MySuper(B, b).__thisclass__)
