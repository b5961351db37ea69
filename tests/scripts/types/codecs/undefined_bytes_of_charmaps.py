try:
    b"a\x81".decode("cp1252")
except UnicodeDecodeError as error:
    print(error)  # expect: 'charmap' codec can't decode byte 0x81 in position 1: character maps to <undefined>
print(ascii(b"\x81\xfe".decode("cp1253", "replace")), ascii(b"\xa5".decode("iso8859-3", "backslashreplace")))  # expect: '\ufffd\u03ce' '\\xa5'
print("€é".encode("iso8859-15"), "ґ".encode("koi8-u"), "€".encode("cp1252"), "é".encode("cp500"))  # expect: b'\xa4\xe9' b'\xad' b'\x80' b'Q'
