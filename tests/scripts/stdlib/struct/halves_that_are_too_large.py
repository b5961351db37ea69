import struct

for format in ("e", "<e"):
    try:
        struct.pack(format, 1e10)
    except OverflowError as error:
        print(error)
        # expect: float too large to pack with e format
        # expect: float too large to pack with e format
