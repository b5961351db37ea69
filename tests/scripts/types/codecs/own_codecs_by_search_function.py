import codecs


def search(name):
    if name != "test_caesar":
        return None
    def encode(text, errors="strict"):
        return bytes(ord(c) + 1 for c in text), len(text)
    def decode(data, errors="strict"):
        return "".join(chr(b - 1) for b in bytes(data)), len(data)
    return codecs.CodecInfo(encode, decode, name=name)


codecs.register(search)
print("HAL".encode("test-caesar"), b"IBM".decode("Test_Caesar"), str(b"IBM", "test_caesar"), bytes("HAL", "test_caesar"))  # expect: b'IBM' HAL HAL b'IBM'
codecs.unregister(search)
try:
    "HAL".encode("test-caesar")
except LookupError as error:
    print(error)  # expect: unknown encoding: test-caesar
