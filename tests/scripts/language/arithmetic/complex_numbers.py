z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate())  # expect: (3+4j) 5.0 3.0 4.0 (3-4j)
print(z * 2j, z / (1 - 1j), -z, z == 3 + 4j)  # expect: (-8+6j) (-0.5+3.5j) (-3-4j) True
print(1j**2, complex(1, -1), complex("1+2j"))  # expect: (-1+0j) (1-1j) (1+2j)
