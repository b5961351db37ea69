print((255).bit_length(), (-256).bit_length(), (0).bit_length(), (13).bit_count(), (5).as_integer_ratio())  # expect: 8 9 0 3 (5, 1)
print((1000).to_bytes(2, "big"), (-2).to_bytes(2, "little", signed=True), int.from_bytes(b"\x03\xe8", "big"))  # expect: b'\x03\xe8' b'\xfe\xff' 1000
print((7).numerator, (7).denominator, (7).real, (7).imag, (7).conjugate(), int.from_bytes(b"\xff\xff", "big", signed=True))  # expect: 7 1 7 0 7 -1
try:
    (256).to_bytes(1, "big")
except OverflowError as e:
    print(e)  # expect: int too big to convert
