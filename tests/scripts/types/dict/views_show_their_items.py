d = {"a": 1}
print(d.keys(), d.values(), d.items(), len(d.keys()), list(reversed(d.values())), d.keys().mapping)  # expect: dict_keys(['a']) dict_values([1]) dict_items([('a', 1)]) 1 [1] {'a': 1}
try:
    d.keys()[0]
except TypeError as e:
    print(e)  # expect: 'dict_keys' object is not subscriptable
try:
    hash(d.items())
except TypeError as e:
    print(e)  # expect: unhashable type: 'dict_items'
print(d.values() == d.values(), d.keys() == d.keys())  # expect: False True
