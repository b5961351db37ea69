# python3: differs because 3.14 words it in another way
class A:
    def __eq__(self, o): return True
class B(A): pass
class C(A): __hash__ = object.__hash__
class D(A):
    def __hash__(self): return 1
print(A.__hash__, B.__hash__, C.__hash__ is object.__hash__, hash(D()))
for c in (A, B):
    try:
        {c(): 1}
    except TypeError as e:
        print(e)
