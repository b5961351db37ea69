r = range(10**30, 10**30 + 5, 2)
print(r[1], r[-1], 10**30 + 2 in r, len(r), list(r)[0] == 10**30)  # expect: 1000000000000000000000000000002 1000000000000000000000000000004 True 3 True
try:
    len(range(2**70))
except OverflowError as e:
    print(e)  # expect: Python int too large to convert to C ssize_t
print(range(2**70)[2**69], bool(range(2**70)), range(2**70)[-1] == 2**70 - 1)  # expect: 590295810358705651712 True True
