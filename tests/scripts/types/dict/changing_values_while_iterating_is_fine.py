d = {"a": 1, "b": 2}
for k in d: d[k] += 1
for k, v in d.items(): d[k] = v * 10
print(d)  # expect: {'a': 20, 'b': 30}
try:
    for k in d: d[k + "x"] = 0
except RuntimeError as e:
    print(e, len(d))  # expect: dictionary changed size during iteration 3
try:
    for k in d: del d[k]
except RuntimeError as e:
    print(e)  # expect: dictionary changed size during iteration
