fs = [lambda: i for i in range(3)]
print([f() for f in fs])  # expect: [2, 2, 2]
gs = [lambda i=i: i for i in range(3)]
print([g() for g in gs])  # expect: [0, 1, 2]
def make():
    out = []
    for k in "xyz":
        out.append(lambda: k)
    return out
print([f() for f in make()])  # expect: ['z', 'z', 'z']
