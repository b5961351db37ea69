print(chr(65), chr(0x1F600), ord("é"), ord(b"a"), bin(-5), oct(64), hex(255), hex(-1), bin(True))  # expect: A 😀 233 97 -0b101 0o100 0xff -0x1 0b1
def attempt(f):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
        # expect: chr() arg not in range(0x110000)
        # expect: chr() arg not in range(0x110000)
        # expect: ord() expected a character, but string of length 2 found
        # expect: ord() expected string of length 1, but int found
        # expect: 'float' object cannot be interpreted as an integer
attempt(lambda: chr(0x110000))
attempt(lambda: chr(-1))
attempt(lambda: ord("ab"))
attempt(lambda: ord(5))
attempt(lambda: hex(1.5))
