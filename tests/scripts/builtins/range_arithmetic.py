r = range(10, 0, -3)
print(r, list(r), len(r), r[1], r[-1], r[1:], 4 in r, 5 in r, r.index(7), r.count(1))  # expect: range(10, 0, -3) [10, 7, 4, 1] 4 7 1 range(7, -2, -3) True False 1 1
print(range(3) == range(0, 3, 1), range(0) == range(2, 1), hash(range(3)) == hash(range(0, 3)))  # expect: True True True
print(r.start, r.stop, r.step, bool(range(0)), range(10**20)[-1], len(range(0, 10**15, 7)))  # expect: 10 0 -3 False 99999999999999999999 142857142857143
for args in ((1.5,), ("a",), (1, 2, 0), ()):
    try:
        range(*args)
    except (TypeError, ValueError) as e:
        print(e)
        # expect: 'float' object cannot be interpreted as an integer
        # expect: 'str' object cannot be interpreted as an integer
        # expect: range() arg 3 must not be zero
        # expect: range expected at least 1 argument, got 0
