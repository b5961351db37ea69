# skip gc: its loops pass hundreds of thousands of safepoints
s = ""
for i in range(200_000):
    s += "x"
print(len(s))  # expect: 200000
parts = []
for i in range(100_000):
    parts.append(str(i))
print(len("".join(parts)))  # expect: 488890
