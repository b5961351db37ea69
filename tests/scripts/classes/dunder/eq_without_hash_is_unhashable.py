class E:
    def __eq__(self, o): return True
try:
    hash(E())
except TypeError as e:
    print(e)  # expect: unhashable type: 'E'
class F(E):
    def __hash__(self): return 7
print(hash(F()), len({F(), F()}), E() == 5, E() != 5, 5 == E())  # expect: 7 1 True False True
