import sys
print(sys.maxsize == 2**63 - 1, sys.byteorder in ("little", "big"), sys.maxunicode, sys.float_info.max, sys.float_info.epsilon)  # expect: True True 1114111 1.7976931348623157e+308 2.220446049250313e-16
print(sys.version_info >= (3, 11), sys.version_info.major, isinstance(sys.version, str), len(sys.implementation.name) > 0)  # expect: True 3 True True
print(sys.getrecursionlimit() >= 100, sys.int_info.bits_per_digit > 0, sys.hash_info.modulus, sys.platform in ("linux", "darwin", "win32"))  # expect: True True 2305843009213693951 True
