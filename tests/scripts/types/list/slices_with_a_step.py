t = list(range(10))
t[::3] = "abcd"
print(t)  # expect: ['a', 1, 2, 'b', 4, 5, 'c', 7, 8, 'd']
t[8:2:-2] = [1, 2, 3]
print(t)  # expect: ['a', 1, 2, 'b', 3, 5, 2, 7, 1, 'd']
for f in (lambda: t.__setitem__(slice(None, None, 2), [1]), lambda: t.__setitem__(slice(0, 4, 2), 5), lambda: t.__setitem__(slice(0, 1, 0), [])):
    try: f()
    except (ValueError, TypeError) as e: print(e)
    # expect: attempt to assign sequence of size 1 to extended slice of size 5
    # expect: must assign iterable to extended slice
    # expect: slice step cannot be zero
del t[::-2]
print(t)  # expect: ['a', 2, 3, 2, 1]
