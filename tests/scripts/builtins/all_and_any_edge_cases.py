print(all([]), any([]), all(x for x in ()), any({}), all("ab"), any([0, "", None, []]), any(iter([0, 5])))  # expect: True False True False True False True
try:
    all(5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
it = iter([1, 0, 2])
print(all(it), list(it))  # expect: False [2]
