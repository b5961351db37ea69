try:
    float(10**400)
except OverflowError as e:
    print(e)  # expect: int too large to convert to float
try:
    10**400 / 3
except OverflowError as e:
    print(e)  # expect: integer division result too large for a float
print(10**400 // 10**399)  # expect: 10
