def f(**k): return k
try:
    f(**{1: 2})
except TypeError as e:
    print(e)  # expect: keywords must be strings
print(f(**{"not a name": 1, "": 2, "class": 3}))  # expect: {'not a name': 1, '': 2, 'class': 3}
