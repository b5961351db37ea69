class A:
    def name(self): return "A"
class B(A):
    def name(self): return "B" + self._super.name()
B._super = super(B)
class C(B):
    def name(self): return "C" + self._upper.name()
C._upper = super(C)
print(C().name(), super(C).__self__, super(C).__thisclass__)
