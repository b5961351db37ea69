class Never:
    def __eq__(self, o): return False
x = Never()
print(x == x, [x] == [x], x in [x], [x].index(x), [x].count(x), (x,) == (x,), {1: x} == {1: x})  # expect: False True True 0 1 True True
