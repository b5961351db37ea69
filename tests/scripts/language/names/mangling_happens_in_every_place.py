class C:
    __a = 1
    def f(self, __p=2):
        __local = 3
        self.__attr = 4
        return sorted(locals())
    def g(self): return self.__attr + C.__a
    class __Inner: pass
    __no__ = 5
c = C()
print(c.f(), c.g(), [n for n in dir(C) if "__a" in n or "Inner" in n or n == "__no__"])  # expect: ['_C__local', '_C__p', 'self'] 5 ['_C__Inner', '_C__a', '__no__']
