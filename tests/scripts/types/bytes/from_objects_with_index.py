class Five:
    def __index__(self):
        return 5
print(bytes([Five(), 1]), bytearray([Five()]))  # expect: b'\x05\x01' bytearray(b'\x05')
