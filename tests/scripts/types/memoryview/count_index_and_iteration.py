# python3: differs because memoryview.count and index are of 3.14
m = memoryview(b"abcabc")
print(m.count(97), m.index(98), m.index(98, 2), list(reversed(m)), 99 in m, type(iter(m)).__name__)
i = memoryview(bytes([1, 0, 0, 0, 2, 0, 0, 0])).cast("i")
print(list(i), i.index(2), i.count(1), sum(i))
try:
    m.index(0)
except ValueError as error:
    print(error)
