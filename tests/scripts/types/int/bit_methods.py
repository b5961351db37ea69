# python3: differs because 3.14 words it in another way
print((255).bit_length(), (-256).bit_length(), (0).bit_length(), (2**100).bit_length(), (255).bit_count(), (-7).bit_count(), True.bit_length())
print((10).as_integer_ratio(), (5).conjugate(), (5).numerator, (5).denominator, (5).real, (5).imag, (5).is_integer())
