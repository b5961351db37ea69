import abc, dataclasses, pickle, weakref
@dataclasses.dataclass
class Own:
    x: int
    def __init__(self, x): self.x = 2 * x
print(Own(3))  # expect: Own(x=6)
@dataclasses.dataclass(slots=True, weakref_slot=True)
class Weak:
    a: int
    b: str = dataclasses.field(default="b", init=False)
w = Weak(1)
print(w, Weak.__slots__, weakref.ref(w)() is w)  # expect: Weak(a=1, b='b') ('a', 'b', '__weakref__') True
@dataclasses.dataclass(frozen=True, slots=True)
class Frozen:
    x: int
print(pickle.loads(pickle.dumps(Frozen(5))))  # expect: Frozen(x=5)
class Base(abc.ABC):
    @abc.abstractmethod
    def __lt__(self, other): pass
@dataclasses.dataclass(order=True)
class Ordered(Base):
    x: int
print(Ordered(1) < Ordered(2))  # expect: True
