t = [1, 2]
try:
    t.sort(key=lambda x: t.append(x))
except TypeError as e:
    print(e, t)  # expect: '<' not supported between instances of 'NoneType' and 'NoneType' [1, 2]
