a = b = [1]
a += [2]
print(b, a is b)  # expect: [1, 2] True
t = u = (1,)
t += (2,)
print(u, t is u)  # expect: (1,) False
holder = ([],)
try:
    holder[0] += [9]
except TypeError as e:
    print(e)  # expect: 'tuple' object does not support item assignment
print(holder)  # expect: ([9],)
