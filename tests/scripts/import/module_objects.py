import types, sys
m = types.ModuleType("m", "the doc")
m.x = 1
print(m.__name__, m.__doc__, m.x, repr(m)[:11], vars(m)["x"], m.__spec__)  # expect: m the doc 1 <module 'm' 1 None
try:
    m.y
except AttributeError as e:
    print(e)  # expect: module 'm' has no attribute 'y'
m.__getattr__ = lambda name: f"made {name}"
print(m.y)  # expect: made y
sys.modules["m"] = m
from m import x, z
print(x, z)  # expect: 1 made z
