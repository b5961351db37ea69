class C:
    def __init__(self, n): self.n = n
    def get(self, k=0): return self.n + k
m = C(5).get
print(m(), m(k=2), m.__self__.n, m.__func__ is C.get, m.__name__)  # expect: 5 7 5 True get
print(list(map(C(1).get, [1, 2])), C.get(C(9), 1))  # expect: [2, 3] 10
c = C(3)
print(c.get == c.get, c.get is c.get, c.get == C(3).get)  # expect: True False False
