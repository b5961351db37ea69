import types

proxy = types.MappingProxyType({"a": 1})
print(proxy | {"b": 2}, {"b": 2} | proxy, proxy | proxy)  # expect: {'a': 1, 'b': 2} {'b': 2, 'a': 1} {'a': 1}
try:
    proxy |= {"b": 2}
except TypeError as error:
    print(error)  # expect: '|=' is not supported by mappingproxy; use '|' instead
try:
    proxy | 1
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for |: 'dict' and 'int'
