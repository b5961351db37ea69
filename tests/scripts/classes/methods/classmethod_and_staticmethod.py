class Base:
    count = 0
    @classmethod
    def make(cls, *a):
        cls.count += 1
        return cls.__name__, a
    @staticmethod
    def add(a, b=1):
        return a + b
class Sub(Base): pass
print(Base.make(1), Sub.make(), Sub().make(2), Base.count, Sub.count)  # expect: ('Base', (1,)) ('Sub', ()) ('Sub', (2,)) 1 3
print(Base.add(1), Sub().add(1, 5))  # expect: 2 6
print(Base.make.__self__ is Base)  # expect: True
