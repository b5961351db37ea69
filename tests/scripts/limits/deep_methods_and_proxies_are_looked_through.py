# python3: differs because the stack of CPython overflows
# skip gc: every step would mark chains of 100,000 objects
import types

method = print
for _ in range(100_000):
    method = types.MethodType(method, 1)
print(hasattr(method, "wrong"), callable(method))  # expect: False True
proxy = {1: 2}
for _ in range(100_000):
    proxy = types.MappingProxyType(proxy)
print(proxy | {3: 4}, {3: 4} | proxy)  # expect: {1: 2, 3: 4} {3: 4, 1: 2}
try:
    proxy | None
except TypeError as error:
    print(type(error).__name__)  # expect: TypeError
