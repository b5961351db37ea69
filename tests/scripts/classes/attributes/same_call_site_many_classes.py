classes = [type(f"K{i}", (), {"name": i, "get": lambda self, i=i: i * 10}) for i in range(12)]
objects = [k() for k in classes]
for o in objects:
    o.own = o.name
total = 0
for _ in range(3):
    for o in objects:
        total += o.name + o.get() + o.own
print(total)  # expect: 2376
for o in objects: o.get = lambda: 1
print(sum(o.get() for o in objects))  # expect: 12
