print(abs(-5), abs(-2.5), abs(3 - 4j), abs(-(10**20)), abs(False))  # expect: 5 2.5 5.0 100000000000000000000 0
print(min(3, 1, 2), max("apple", "fig", key=len), min([5]), max([], default="none"))  # expect: 1 apple 5 none
print(min([(1, "b"), (1, "a")]), max(1, 1.0), max(1.0, 1), min("b", "a", "c"))  # expect: (1, 'a') 1 1.0 a
print(sum([1, 2.5]), sum([[1], [2]], []), sum([], 10), sum(range(101)), sum([True, True]))  # expect: 3.5 [1, 2] 10 5050 2
def attempt(f):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
        # expect: unsupported operand type(s) for +: 'int' and 'str'
        # expect: sum() can't sum strings [use ''.join(seq) instead]
        # expect: 'int' object is not iterable
        # expect: '>' not supported between instances of 'str' and 'int'
attempt(lambda: sum(["a", "b"]))
attempt(lambda: sum(["a"], ""))
attempt(lambda: min(1))
attempt(lambda: max(1, "a"))
