def g():
    yield from [1, 2]
    yield from "ab"
    r = yield from range(2)
    yield r
    yield from {"k": 1}
    yield from (x for x in ())
print(list(g()))  # expect: [1, 2, 'a', 'b', 0, 1, None, 'k']
try:
    def bad():
        yield from 5
    list(bad())
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
