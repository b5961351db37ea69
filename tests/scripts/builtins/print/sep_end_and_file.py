import sys
print(1, 2, 3, sep="-", end="!\n")
print("a", "b", sep="", end="")
print()
print(*[], sep="x")
print("x", None, 1.5, [1], sep=None, end=None)
print("to stdout", file=sys.stdout, flush=True)
try:
    print(1, sep=5)
except TypeError as e:
    print(e)
