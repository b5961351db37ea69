print(6 / 3, type(6 / 3).__name__)  # expect: 2.0 float
print(1 / 3)  # expect: 0.3333333333333333
print(10**30 / 10**29)  # expect: 10.0
print(-1 / 2)  # expect: -0.5
