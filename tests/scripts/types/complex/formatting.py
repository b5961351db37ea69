print(f"{1+2j:.2f} {1.5j:e} {3+4j:g} {1+2j:>10} {1+2j:+.1f} {1234.5+2j:,}")  # expect: 1.00+2.00j 0.000000e+00+1.500000e+00j 3+4j     (1+2j) +1.0+2.0j (1,234.5+2j)
for spec in ("d", "010", "=10", "x", "%", "s"):
    try: print(format(1j, spec))
    except ValueError as e: print(e)
    # expect: Unknown format code 'd' for object of type 'complex'
    # expect: Zero padding is not allowed in complex format specifier
    # expect: '=' alignment flag is not allowed in complex format specifier
    # expect: Unknown format code 'x' for object of type 'complex'
    # expect: Unknown format code '%' for object of type 'complex'
    # expect: Unknown format code 's' for object of type 'complex'
