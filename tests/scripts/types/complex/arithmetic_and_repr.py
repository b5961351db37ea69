print(1j, -1j, 2 + 0j, complex(0, -0.0), complex("1e3-2j"), 1.5 - 2.5j, complex(1))  # expect: 1j (-0-1j) (2+0j) -0j (1000-2j) (1.5-2.5j) (1+0j)
print((1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j), (1 + 2j) ** 2, 2 ** 1j == complex(2) ** 1j)  # expect: (5+5j) (0.1+0.7000000000000001j) (-3+4j) True
print((1 + 2j) == 1, 1 + 0j == 1, hash(1 + 0j) == hash(1), bool(0j), f"{1 + 2j:.2f}")  # expect: False True True False 1.00+2.00j
