try:
    x = [None] * 10**15
except MemoryError as e:
    print("caught", e.args)  # expect: caught ()
print(sum(range(10)), [1] * 3)  # expect: 45 [1, 1, 1]
