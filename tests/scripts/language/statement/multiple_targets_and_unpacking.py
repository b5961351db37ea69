a = b = [1]
a.append(2)
print(b)  # expect: [1, 2]
x, (y, *z), w = 1, (2, 3, 4), 5
print(x, y, z, w)  # expect: 1 2 [3, 4] 5
*head, tail = "abc"
print(head, tail)  # expect: ['a', 'b'] c
first, *middle, last = range(5)
print(first, middle, last)  # expect: 0 [1, 2, 3] 4
[p, q] = {"k": 1, "l": 2}
print(p, q)  # expect: k l
