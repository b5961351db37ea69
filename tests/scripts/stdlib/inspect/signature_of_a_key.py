# python3: differs because 3.11 tells no signature of cmp_to_key
import functools
import inspect

print(inspect.signature(functools.cmp_to_key))  # expect: (mycmp)
print(inspect.signature(functools.cmp_to_key(lambda a, b: 0)))  # expect: (obj)
