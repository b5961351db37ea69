# skip gc: it holds many objects, and every safepoint would walk them all
t = list(range(300_000))
d = {i: str(i) for i in t}
s = set(t)
print(len(t), sum(t), d[299_999], len(s & set(range(0, 300_000, 3))), sorted(t, reverse=True)[:2])  # expect: 300000 44999850000 299999 100000 [299999, 299998]
text = "ab" * 500_000
print(len(text), text.count("ba"), text[-3:], len(text.replace("a", "xyz")))  # expect: 1000000 499999 bab 2000000
