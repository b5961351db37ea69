class Letter:
    def __index__(self):
        return 109


print("%c" % Letter())  # expect: m
print(b"%c" % Letter())  # expect: b'm'
for template in ("%c", b"%c"):
    try:
        template % (1 << 70)
    except OverflowError as error:
        print(error)  # expect: %c arg not in range(0x110000)
        # expect: %c arg not in range(256)
