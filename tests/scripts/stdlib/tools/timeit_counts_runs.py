import timeit

calls = []
print(timeit.timeit("calls.append(1)", number=5, globals=globals()) >= 0, len(calls))  # expect: True 5
print(timeit.timeit(lambda: calls.append(2), setup=calls.clear, number=3) >= 0, calls)  # expect: True [2, 2, 2]
print(len(timeit.repeat("x + 1", "x = 1", repeat=2, number=10)))  # expect: 2
try:
    timeit.timeit(3)
except ValueError as error:
    print(error)  # expect: stmt is neither a string nor callable
