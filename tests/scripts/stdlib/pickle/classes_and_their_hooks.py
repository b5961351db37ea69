# skip gc: collecting at every step of a pickle takes a quarter of a minute
import collections, copy, enum, pickle
class Plain:
    def __init__(self): self.a = 1
class Slots:
    __slots__ = "a", "b"
class Number(int):
    def __new__(cls, value, unit): self = super().__new__(cls, value); self.unit = unit; return self
    def __getnewargs__(self): return int(self), self.unit
class Keyword:
    def __new__(cls, *, a): self = super().__new__(cls); self.a = a; return self
    def __getnewargs_ex__(self): return (), {"a": self.a}
class State:
    def __getstate__(self): return "kept"
    def __setstate__(self, state): self.state = state
class Reduce:
    def __init__(self, x): self.x = x
    def __reduce__(self): return Reduce, (self.x,)
class Items(list): pass
class Color(enum.Enum):
    RED = 1
    BLUE = 2
class Outer:
    class Inner: pass
slots = Slots(); slots.b = 2
items = Items([1, 2]); items.name = "n"
for protocol in 2, 4, 5:
    again = lambda value: pickle.loads(pickle.dumps(value, protocol))
    print(again(Plain()).a, again(slots).b, hasattr(again(slots), "a"))
    print(again(Number(3, "m")), again(Number(3, "m")).unit, again(Keyword(a=4)).a, again(State()).state, again(Reduce(5)).x)
    print(again(items), again(items).name, again(Color.BLUE) is Color.BLUE, again(Color) is Color, again(Outer.Inner) is Outer.Inner)
print(Plain().__reduce_ex__(2)[1:], slots.__getstate__(), copy.copy(items).name, object().__reduce_ex__(4)[1:])
