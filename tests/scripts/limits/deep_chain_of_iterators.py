# skip gc: it holds many objects, and every safepoint would walk them all
it = iter([1, 2])
for _ in range(100_000):
    it = filter(None, it)
print("built")  # expect: built
