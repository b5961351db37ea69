print(bool(), bool("False"), list(), list("ab"), list({1: 2}), tuple(), tuple([1]), tuple("xy"))  # expect: False True [] ['a', 'b'] [1] () (1,) ('x', 'y')
x = [1, 2]
print(list(x) is x, tuple((t := (1, 2))) is t, list(range(3)), set("aab") == {"a", "b"})  # expect: False True [0, 1, 2] True
for kind in (list, tuple, set, dict):
    try:
        kind(5)
    except TypeError as e:
        print(e)
        # expect: 'int' object is not iterable
        # expect: 'int' object is not iterable
        # expect: 'int' object is not iterable
        # expect: 'int' object is not iterable
