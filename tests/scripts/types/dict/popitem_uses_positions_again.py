d = {i: i for i in range(40)}
for i in range(39, 20, -1):
    del d[i]
print(d.popitem(), len(d))  # expect: (20, 20) 20
d["new"] = 1
print(d.popitem(), list(d)[-1], list(reversed(d))[:2])  # expect: ('new', 1) 19 [19, 18]
while d:
    d.popitem()
try:
    d.popitem()
except KeyError as error:
    print(error)  # expect: 'popitem(): dictionary is empty'
