import binascii
print(binascii.hexlify(b"abcdef", ":", 2), binascii.unhexlify("0aFF"), binascii.b2a_base64(b"\0\1\2\3"), binascii.a2b_base64(b"AAEC\nAw=="), binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc_hqx(b"abc", 0))  # expect: b'6162:6364:6566' b'\n\xff' b'AAECAw==\n' b'\x00\x01\x02\x03' 907060870 907060870 40406
for call in (lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: binascii.a2b_base64("A"), lambda: binascii.a2b_base64("AB"), lambda: binascii.a2b_base64("AB==C", strict_mode=True)):
    try:
        call()
    except binascii.Error as error:
        print(error)
        # expect: Odd-length string
        # expect: Non-hexadecimal digit found
        # expect: Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
        # expect: Incorrect padding
        # expect: Excess data after padding
