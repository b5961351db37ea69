class S:
    def __getitem__(self, key): return key
s = S()
print(s[1], s[1, 2], s[1:2], s[1:2, ::3], s[...], s[:, None], s[()], s[*"ab"], s[1, *(2, 3)], s[lambda: 0].__class__)  # expect: 1 (1, 2) slice(1, 2, None) (slice(1, 2, None), slice(None, None, 3)) Ellipsis (slice(None, None, None), None) () ('a', 'b') (1, 2, 3) <class 'function'>
