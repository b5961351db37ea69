t = [1, 2, 3, 4]
for x in t:
    if x == 2: t.remove(x)
    print(x, end=" ")
print(t)
for x in t:
    if len(t) < 6: t.append(x * 10)
print(t)
for i, x in enumerate(t):
    t.pop()
print(t)
