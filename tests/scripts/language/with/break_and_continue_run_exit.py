class C:
    def __enter__(self): print("in", end=" ")
    def __exit__(self, *a): print("out", end=" ")
for i in range(4):
    with C():
        if i == 1: continue
        if i == 2: break
    print("end", i)
