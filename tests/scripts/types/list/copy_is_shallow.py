inner = [1]
a = [inner, 2]
b = a.copy()
c = a[:]
inner.append(9)
b[1] = "changed"
print(a, b, c, a == c, a is c)  # expect: [[1, 9], 2] [[1, 9], 'changed'] [[1, 9], 2] True False
