class Observed:
    def __set_name__(self, owner, name): self.name, self.slot = name, "_" + name
    def __get__(self, obj, kind=None): return self if obj is None else getattr(obj, self.slot)
    def __set__(self, obj, value):
        old = getattr(obj, self.slot, None)
        setattr(obj, self.slot, value)
        for watch in obj.watchers: watch(self.name, old, value)
class Model:
    def __init_subclass__(cls):
        cls.fields = [n for n, v in vars(cls).items() if isinstance(v, Observed)]
    def __init__(self, **k):
        self.watchers = []
        for name in self.fields: setattr(self, name, k.pop(name, None))
        if k: raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(k))}")
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.fields)})"
class Point(Model):
    x = Observed()
    y = Observed()
p, log = Point(x=1), []
p.watchers.append(lambda *change: log.append(change))
p.x += 5; p.y = "up"
print(p, log, Point.fields)  # expect: Point(x=6, y='up') [('x', 1, 6), ('y', None, 'up')] ['x', 'y']
try:
    Point(z=1, w=2)
except TypeError as e:
    print(e)  # expect: Point has no w, z
