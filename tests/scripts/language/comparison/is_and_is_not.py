a = []
b = a
print(a is b, a is not [], None is None, () == ())  # expect: True True True True
print(a is not b, not a is b)  # expect: False False
