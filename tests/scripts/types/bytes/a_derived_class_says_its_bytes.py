class B(bytes):
    def __bytes__(self):
        return b"other"


class S(str):
    def __bytes__(self):
        return b"text"


print(bytes(B(b"own")), bytes(S("€")), bytes(S("€"), "iso8859-15"), bytearray(B(b"own")))  # expect: b'other' b'text' b'\xa4' bytearray(b'own')
