# python3: differs because 3.12 and later say "class" where 3.11 says "type"
def show(subject, cls):
    try:
        match subject:
            case cls(1, 2): print("no")
            case _: print("nothing")
    except TypeError as error:
        print(error)
class A: __match_args__ = ["x", "y"]
class B: __match_args__ = (1, 2)
class C: __match_args__ = ("x",)
class D: pass
class E: __match_args__ = ("x", "x"); x = 1
for cls in A, B, C, D, E:
    show(cls(), cls)
show(1, int)
show(1, print)
