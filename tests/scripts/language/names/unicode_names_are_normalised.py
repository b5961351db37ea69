ﬁx = 1
print(fix, "fix" in globals(), "ﬁx" in globals())  # expect: 1 True False
def f(ﬁ): return locals()
print(f(ﬁ=2))  # expect: {'fi': 2}
class C: pass
C.ﬁ = 3
print(C.fi)  # expect: 3
