def collatz(n):
    steps = 0
    while n != 1:
        n = 3 * n + 1 if n % 2 else n // 2
        steps += 1
    return steps
print(collatz(27), collatz(2**61 - 1), collatz(3**50))  # expect: 111 860 493
f = 1
for i in range(1, 60):
    f *= i
print(f, f % 61, f // 10**70)  # expect: 138683118545689835737939019720389406345902876772687432540821294940160000000000000 1 13868311854
