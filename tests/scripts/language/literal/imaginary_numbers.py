print(1j, 0j, 1.5e1j, -2j, 1_0j, type(1j).__name__, 3 + 4j == complex(3, 4))  # expect: 1j 0j 15j (-0-2j) 10j complex True
