"""Calls of a recursive function: prints how many."""
import sys


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


size = int(sys.argv[1])
fib(size)

# fib(n) makes 2 * F(n + 1) - 1 calls.
a, b = 0, 1
for _ in range(size + 1):
    a, b = b, a + b
print(2 * a - 1)
