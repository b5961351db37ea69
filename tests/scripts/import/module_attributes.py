import _lib.shapes as m
print(m.__file__.endswith("shapes.py"), type(m).__name__, sorted(n for n in dir(m) if not n.startswith("__")))  # expect: True module ['UNIT', '_hidden', 'area']
m.added = 5
import _lib.shapes
print(_lib.shapes.added, repr(m).startswith("<module '_lib.shapes' from '"))  # expect: 5 True
try:
    m.nothing
except AttributeError as e:
    print(e)  # expect: module '_lib.shapes' has no attribute 'nothing'
