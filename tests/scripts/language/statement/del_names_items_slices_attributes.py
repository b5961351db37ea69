x = 1
del x
try:
    x
except NameError as e:
    print(e)  # expect: name 'x' is not defined
t = [0, 1, 2, 3, 4, 5]
del t[0], t[-1]
print(t)  # expect: [1, 2, 3, 4]
del t[1:3]
print(t)  # expect: [1, 4]
d = {"a": 1, "b": 2}
del d["a"]
print(d)  # expect: {'b': 2}
class C: pass
c = C()
c.v = 1
del c.v
print(hasattr(c, "v"))  # expect: False
