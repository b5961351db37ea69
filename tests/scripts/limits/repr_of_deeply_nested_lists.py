# skip gc: it holds many objects, and every safepoint would walk them all
t = []
for _ in range(100_000):
    t = [t]
try:
    fine = len(repr(t)) == 200_002
except RecursionError:
    fine = True
print(fine)  # expect: True
