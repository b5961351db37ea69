class K: pass
try:
    K(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print(e)  # expect: __main__.K() got multiple values for keyword argument 'a'
