class C:
    def f(self, a): pass
    def g(): pass
    @classmethod
    def h(cls): pass
def attempt(call):
    try:
        call()
    except TypeError as e:
        print(e)
        # expect: C.f() missing 1 required positional argument: 'a'
        # expect: C.f() takes 2 positional arguments but 3 were given
        # expect: C.g() takes 0 positional arguments but 1 was given
        # expect: C.h() takes 1 positional argument but 2 were given
        # expect: C.f() missing 2 required positional arguments: 'self' and 'a'
        # expect: C() takes no arguments
attempt(lambda: C().f())
attempt(lambda: C().f(1, 2))
attempt(lambda: C().g())
attempt(lambda: C.h(1))
attempt(lambda: C.f())
attempt(lambda: C(1))
