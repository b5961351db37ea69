print(1 .real, 1.0.real, 1..real, (1).bit_length(), 0x1.real, 1j.imag)  # expect: 1 1.0 1.0 1 1 1.0
