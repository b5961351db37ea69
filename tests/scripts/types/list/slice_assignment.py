# python3: differs because 3.14 has one message for both kinds of slices
t = list(range(6))
t[1:3] = "xyz"
print(t)  # expect: [0, 'x', 'y', 'z', 3, 4, 5]
t[:0] = [-1]
t[len(t):] = (9,)
print(t)  # expect: [-1, 0, 'x', 'y', 'z', 3, 4, 5, 9]
t[::2] = [0] * 5
print(t)  # expect: [0, 0, 0, 'y', 0, 3, 0, 5, 0]
t[2:5] = []
print(t)  # expect: [0, 0, 3, 0, 5, 0]
try:
    t[::2] = [1]
except ValueError as e:
    print(e)  # expect: attempt to assign sequence of size 1 to extended slice of size 3
t[:] = t[::-1]
print(t)  # expect: [0, 5, 0, 3, 0, 0]
try:
    t[0:1] = 5
except TypeError as e:
    print(e)  # expect: must assign iterable to extended slice
