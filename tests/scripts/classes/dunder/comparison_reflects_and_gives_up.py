class A:
    def __lt__(self, o): print("A.lt"); return NotImplemented  # expect: A.lt
class B:
    def __gt__(self, o): print("B.gt"); return NotImplemented  # expect: B.gt
try:
    A() < B()
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'A' and 'B'
class C(A):
    def __gt__(self, o): print("C.gt"); return "C"  # expect: C.gt
print(A() < C())  # expect: C
