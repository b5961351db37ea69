words = "the quick brown fox jumps over the lazy dog".split()
counts = {}
for w in words:
    counts[len(w)] = counts.get(len(w), 0) + 1
print(" ".join(w[::-1] for w in words), counts)  # expect: eht kciuq nworb xof spmuj revo eht yzal god {3: 4, 5: 3, 4: 2}
acc = ""
for i in range(1000):
    acc += chr(97 + i % 26)
print(len(acc), acc[-5:], acc.count("a"), hash(acc) == hash("".join(chr(97 + i % 26) for i in range(1000))))  # expect: 1000 hijkl 39 True
