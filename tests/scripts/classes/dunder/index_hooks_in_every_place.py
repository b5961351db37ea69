class I:
    def __index__(self): return 2
i = I()
print([1, 2, 3][i], "abc"[i:], range(i), bin(i), hex(i), oct(i), "ab" * i, [0] * i, bytes(i), chr(i + 0 if False else 65), int(i), float(i), complex(i), round(1.2345, i), "%d" % int(i), "x".center(i) == " x" or "x ")
try:
    "%d" % i
    print("fine")
except TypeError as e:
    print(e)
