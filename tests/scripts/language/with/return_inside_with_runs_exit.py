class M:
    def __enter__(self): return self
    def __exit__(self, *a): print("exit", a[0])
def f():
    with M():
        return "value"
print(f())
for i in range(2):
    with M():
        if i == 0:
            continue
        break
print(i)
