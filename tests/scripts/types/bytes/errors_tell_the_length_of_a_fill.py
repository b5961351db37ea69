# python3: differs because 3.14 tells the length
for method in (b"a".center, b"a".ljust, bytearray(b"a").rjust):
    try:
        method(5, b"xy")
    except TypeError as error:
        print(error)
try:
    b"ab".hex(1)
except TypeError as error:
    print(error)
