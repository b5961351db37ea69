from functools import cmp_to_key

key = cmp_to_key(mycmp=lambda a, b: (a > b) - (a < b))
one, two = key(1), key(obj=2)
print(one < two, one <= two, one == two, one != two, one > two, one >= two, two.obj)
one.obj = 5
print(one > two, type(one).__name__)
print(sorted([3, 1, 2], key=key), max([3, 1, 2], key=key))
for wrong in [
    lambda: key(), lambda: key(1, 2), lambda: one < 1, lambda: hash(one), lambda: key < one,
    lambda: cmp_to_key(lambda a, b: None)(1) < cmp_to_key(None)(2), lambda: cmp_to_key(None)(1) < one,
]:
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
