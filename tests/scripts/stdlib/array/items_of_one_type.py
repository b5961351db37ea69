# stderr: any
from array import array
a = array("i", [1, 2, 3])
a.append(4)
a.extend([5])
print(a, a[1:3], a.itemsize, a.tobytes(), a + a, a * 2, 3 in a, a.index(3), a.pop(), a == array("i", [1, 2, 3, 4]))  # expect: array('i', [1, 2, 3, 4]) array('i', [2, 3]) 4 b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00\x05\x00\x00\x00' array('i', [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]) array('i', [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]) True 2 5 True
a[1:2] = array("i", [7, 8])
del a[0]
a.byteswap()
print(a, array("u", "hey"), array("d", [1, 2.5]), array("f", [0.1]), array("b"), array("i", b"\1\0\0\0"))  # expect: array('i', [117440512, 134217728, 50331648, 67108864]) array('u', 'hey') array('d', [1.0, 2.5]) array('f', [0.10000000149011612]) array('b') array('i', [1])
for call in (lambda: array("b", [200]), lambda: array("i", [1.5]), lambda: a[10], lambda: a.append("x"), lambda: array("i", b"abc"), lambda: array("H", [70000])):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: OverflowError signed char is greater than maximum
        # expect: TypeError 'float' object cannot be interpreted as an integer
        # expect: IndexError array index out of range
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: ValueError bytes length not a multiple of item size
        # expect: OverflowError unsigned short is greater than maximum
