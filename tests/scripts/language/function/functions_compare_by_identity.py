def f(): pass
def make(): return lambda: 1
print(f == f, make() == make(), hash(f) == hash(f), {f: 1}[f])  # expect: True False True 1
