try:
    zip([1], 5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
try:
    map(None)
except TypeError as e:
    print(type(e).__name__)  # expect: TypeError
