# skip gc: collecting at every step of a pickle takes a quarter of a minute
import collections, dataclasses, datetime, decimal, fractions, functools, pickle, types, uuid
@dataclasses.dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: list
P = collections.namedtuple("P", "a b")
values = [
    datetime.datetime(2020, 1, 2, 3, 4, 5, 6, datetime.timezone.utc, fold=1), datetime.date(1, 1, 1), datetime.time(23, 59),
    datetime.timedelta(-1, 5), datetime.timezone(datetime.timedelta(hours=2), "X"), decimal.Decimal("1.50"),
    fractions.Fraction(1, 3), collections.deque([1, 2], 5), collections.OrderedDict(b=1, a=2), collections.Counter("aab"),
    collections.defaultdict(list, a=[1]), Point(1, [2]), P(1, 2), types.SimpleNamespace(a=1), list[int], uuid.UUID(int=5),
]
for protocol in 0, 3, 4:
    for value in values:
        again = pickle.loads(pickle.dumps(value, protocol))
        if again != value or type(again) is not type(value) or repr(again) != repr(value):
            print("differs", protocol, value, again)
    print(pickle.loads(pickle.dumps(functools.partial(int, base=2), protocol))("101"))
print(pickle.dumps(datetime.datetime(2020, 1, 2, fold=1), 4)[-17:])
