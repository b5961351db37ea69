# options: --virtual-time
# skip gc: the loops have a million safepoints
# Loops of natives over a range of any length end where the machine is stopped; here they are merely long.
print(1.5 in range(1 << 21), "a" in range(1 << 21))  # expect: False False
print(sum(range(1 << 19)), max(range(1 << 17)), min(range(9, 1 << 17)))  # expect: 137438691328 131071 9
print(all(range(1, 1 << 17)), any(range(0)))  # expect: True False
print(10**30 in range(10**30, 10**30 + 10**5), 0.5 in range(10**30, 10**30 + 10**5))  # expect: True False
