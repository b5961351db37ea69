d = dict.fromkeys("abc", 0)
d["a"] = 1
print(d.popitem(), d.popitem(), d)  # expect: ('c', 0) ('b', 0) {'a': 1}
d["c"] = 5
print(d.popitem(), d.popitem())  # expect: ('c', 5) ('a', 1)
try:
    d.popitem()
except KeyError as e:
    print(e, e.args)  # expect: 'popitem(): dictionary is empty' ('popitem(): dictionary is empty',)
