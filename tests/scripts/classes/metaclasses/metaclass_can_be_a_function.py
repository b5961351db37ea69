def meta(name, bases, body): return (name, bases, sorted(n for n in body if n[:2] != "__"))
class C(int, metaclass=meta):
    x = 1
    def f(self): pass
print(C)  # expect: ('C', (<class 'int'>,), ['f', 'x'])
