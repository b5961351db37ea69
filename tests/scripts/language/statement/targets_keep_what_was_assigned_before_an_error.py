a = b = c = None
try:
    a, (b, c) = 1, (2,)
except ValueError:
    print(a, b, c)  # expect: 1 None None
