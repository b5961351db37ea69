class Five:
    def __index__(self): return 5
f = Five()
print(list(range(f)), "abcdefgh"[f], [0] * f, bin(f), "abcdefgh"[:f], int(f), hex(f))  # expect: [0, 1, 2, 3, 4] f [0, 0, 0, 0, 0] 0b101 abcde 5 0x5
print(list(range(10))[f:], b"abcdef"[f])  # expect: [5, 6, 7, 8, 9] 102
