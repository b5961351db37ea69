d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
for k in d:
    d[k] = "replaced"
print(d)  # expect: {1: 'replaced', 2: 'replaced', 11: 'replaced'}
for k in list(d):
    del d[k]
print(d)  # expect: {}
