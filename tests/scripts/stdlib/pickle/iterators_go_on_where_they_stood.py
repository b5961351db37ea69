# skip gc: collecting at every step of a pickle takes a quarter of a minute
import copy, pickle
for make in (lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("aéb"), lambda: iter(b"abc"), lambda: iter(range(5)), lambda: iter({1: 2, 3: 4}), lambda: reversed([1, 2, 3]), lambda: enumerate("abc"), lambda: zip("abc", [1, 2, 3]), lambda: map(str, [1, 2, 3])):
    iterator = make()
    next(iterator)
    again = pickle.loads(pickle.dumps(iterator))
    print(type(again).__name__, list(again), list(copy.copy(make())), list(pickle.loads(pickle.dumps(iterator))) == list(iterator), list(pickle.loads(pickle.dumps(iterator))))
