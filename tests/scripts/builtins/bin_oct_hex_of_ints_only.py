print(bin(0), bin(-10), oct(64), hex(255), hex(-1), bin(True), hex(2**70))  # expect: 0b0 -0b1010 0o100 0xff -0x1 0b1 0x400000000000000000
for f in (bin, oct, hex):
    try: f(1.5)
    except TypeError as e: print(e)
    # expect: 'float' object cannot be interpreted as an integer
    # expect: 'float' object cannot be interpreted as an integer
    # expect: 'float' object cannot be interpreted as an integer
