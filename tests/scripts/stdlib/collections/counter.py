from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["zz"], c.most_common(2), sorted(c.elements())[:6], c.total())  # expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) 5 0 [('a', 5), ('b', 2)] ['a', 'a', 'a', 'a', 'a', 'b'] 11
c.update("aa"); c.subtract({"b": 5})
print(c["a"], c["b"], Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=4), Counter(a=1) | Counter(a=2), Counter(a=1, b=2) & Counter(b=1))  # expect: 7 -3 Counter({'a': 4, 'c': 2, 'b': 1}) Counter({'a': 2}) Counter({'a': 2}) Counter({'b': 1})
print(+Counter(a=-1, b=2), Counter([1, 1, 2]) == Counter({1: 2, 2: 1}))  # expect: Counter({'b': 2}) True
