# skip gc: it holds many objects, and every safepoint would walk them all
text = " + ".join(str(i) for i in range(500))
print(eval(text))  # expect: 124750
big = eval("[" + ", ".join(f"'s{i}'" for i in range(20000)) + "]")
print(len(big), big[-1])  # expect: 20000 s19999
d = eval("{" + ", ".join(f"{i}: {i * i}" for i in range(5000)) + "}")
print(d[4999])  # expect: 24990001
