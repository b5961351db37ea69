d = {}
for i in range(5000):
    d[i * 7919 % 10007] = i
for i in range(0, 5000, 2):
    del d[i * 7919 % 10007]
print(len(d), d[7919], sum(d.values()), list(d)[:4])  # expect: 2500 1 6250000 [7919, 3743, 9574, 5398]
for i in range(3):
    d[f"s{i}"] = i
print(list(d)[-3:], 7919 * 2 % 10007 in d)  # expect: ['s0', 's1', 's2'] False
