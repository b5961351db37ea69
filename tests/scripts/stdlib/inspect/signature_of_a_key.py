import functools
import inspect

print(inspect.signature(functools.cmp_to_key))  # expect: (mycmp)
print(inspect.signature(functools.cmp_to_key(lambda a, b: 0)))  # expect: (obj)
