abcd = memoryview(b"abcd")
print(abcd == b"abcd", abcd == bytearray(b"abcd"), abcd == "abcd", abcd != b"abce", abcd[::-1] == b"dcba")  # expect: True True False True True
print(abcd.cast("i") == abcd.cast("I"), abcd.cast("i") == abcd, abcd.cast("c") == abcd, abcd.cast("B", [2, 2]) == abcd)  # expect: True False False False
nan = memoryview(b"\0\0\0\0\0\0\xf8\x7f").cast("d")
print(nan == nan, memoryview(bytes(8)).cast("d") == memoryview(bytes(8)).cast("q"))  # expect: False True
