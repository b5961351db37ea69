def check(x):
    assert x > 0, f"{x} is not positive"  # expect raises: AssertionError: -1 is not positive
    return x
print(check(1))  # expect: 1
check(-1)
