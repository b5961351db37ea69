print(1 + 2.0, 3 * 0.5, 2**0.5 > 1.41, 7 - 0.5)  # expect: 3.0 1.5 True 6.5
print(1 == 1.0, 2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1))  # expect: True True False
print(1 < 1.5 < 2, 10**400 > 1e308)  # expect: True True
print(int(1e20), 10**20 == 1e20)  # expect: 100000000000000000000 True
