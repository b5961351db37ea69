r = range(10**30)
print(r[10**29], 10**29 in r, r[-1] == 10**30 - 1)  # expect: 100000000000000000000000000000 True True
try:
    len(r)
except OverflowError as e:
    print(e)  # expect: Python int too large to convert to C ssize_t
try:
    list(range(10**18))
except (MemoryError, OverflowError):
    print("refused")  # expect: refused
