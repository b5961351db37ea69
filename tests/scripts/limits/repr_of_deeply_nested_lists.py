t = []
for _ in range(100_000):
    t = [t]
try:
    text = repr(t)
    print(len(text))
except RecursionError:
    print("RecursionError")  # expect: RecursionError
