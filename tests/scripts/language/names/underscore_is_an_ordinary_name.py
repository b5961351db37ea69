_ = 5
print(_)  # expect: 5
for _ in range(3): pass
print(_)  # expect: 2
__x = 1
print(__x)  # expect: 1
