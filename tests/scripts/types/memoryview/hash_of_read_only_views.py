print(hash(memoryview(b"abc")) == hash(b"abc"), hash(memoryview(b"abcd")[::2]) == hash(b"ac"))  # expect: True True
for view in (memoryview(bytearray(b"a")), memoryview(b"abcd").cast("i")):
    try:
        hash(view)
    except ValueError as error:
        print(error)
        # expect: cannot hash writable memoryview object
        # expect: memoryview: hashing is restricted to formats 'B', 'b' or 'c'
