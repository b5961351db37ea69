class A: v = "A"
class B(A): pass
class C(B): pass
c = C()
out = []
for step in range(5):
    out.append(c.v)
    if step == 0: B.v = "B"
    if step == 1: C.v = "C"
    if step == 2: c.v = "instance"
    if step == 3: del c.v, C.v, B.v
print(out)  # expect: ['A', 'B', 'C', 'instance', 'A']
