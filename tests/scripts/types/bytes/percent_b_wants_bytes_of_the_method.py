class Number(float):
    def __bytes__(self):
        return 0

try:
    b"%b" % Number(1)
except TypeError as error:
    print(error)  # expect: __bytes__ returned non-bytes (type int)
