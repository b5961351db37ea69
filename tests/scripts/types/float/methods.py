print((0.5).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (3.7).__floor__(), (3.2).__ceil__())  # expect: (1, 2) True False 3 4
print((0.1).hex(), float.fromhex("0x1.8p1"), (-2.5).__trunc__(), (1.5).conjugate(), abs(-0.0))  # expect: 0x1.999999999999ap-4 3.0 -2 1.5 0.0
try:
    float("inf").as_integer_ratio()
except OverflowError as e:
    print(e)  # expect: cannot convert Infinity to integer ratio
try:
    int(float("nan"))
except ValueError as e:
    print(e)  # expect: cannot convert float NaN to integer
