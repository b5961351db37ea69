import random
def quick(t): return t if len(t) < 2 else quick([x for x in t[1:] if x < t[0]]) + [t[0]] + quick([x for x in t[1:] if x >= t[0]])
def merge(t):
    if len(t) < 2: return t
    a, b, out = merge(t[:len(t) // 2]), merge(t[len(t) // 2:]), []
    while a and b: out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b
def heap(t):
    t = t[:]
    def sink(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and t[c + 1] > t[c]: c += 1
            if t[i] >= t[c]: return
            t[i], t[c], i = t[c], t[i], c
    for i in reversed(range(len(t) // 2)): sink(i, len(t))
    for n in reversed(range(1, len(t))):
        t[0], t[n] = t[n], t[0]
        sink(0, n)
    return t
def insertion(t):
    out = []
    for x in t:
        i = len(out)
        while i and out[i - 1] > x: i -= 1
        out[i:i] = [x]
    return out
random.seed(99)
data = [random.randint(-50, 50) for _ in range(120)]
print([f.__name__ for f in (quick, merge, heap, insertion) if f(data) == sorted(data)], quick(data)[:5], heap(data)[-3:])  # expect: ['quick', 'merge', 'heap', 'insertion'] [-50, -50, -48, -46, -45] [49, 50, 50]
