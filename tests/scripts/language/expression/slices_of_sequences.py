s = "abcdefg"
print(s[1:4], s[:3], s[-3:], s[::2], s[::-1], s[5:1:-2], s[10:], s[-100:2])  # expect: bcd abc efg aceg gfedcba fd  ab
t = list(range(10))
print(t[2:-2], t[-1::-3], t[8:2], t[::4], t[slice(1, 6, 2)])  # expect: [2, 3, 4, 5, 6, 7] [9, 6, 3, 0] [] [0, 4, 8] [1, 3, 5]
print((1, 2, 3)[:-1], range(10)[2:8:3], b"hello"[1:3])  # expect: (1, 2) range(2, 8, 3) b'el'
try:
    s[::0]
except ValueError as e:
    print(e)  # expect: slice step cannot be zero
