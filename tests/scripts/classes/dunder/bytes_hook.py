class B:
    def __bytes__(self): return b"made"
class Bad:
    def __bytes__(self): return "text"
print(bytes(B()))  # expect: b'made'
try:
    bytes(Bad())
except TypeError as e:
    print(e)  # expect: __bytes__ returned non-bytes (type str)
try:
    bytes(object())
except TypeError as e:
    print(e)  # expect: cannot convert 'object' object to bytes
