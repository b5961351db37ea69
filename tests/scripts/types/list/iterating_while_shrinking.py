t = [1, 2, 3, 4]
it = iter(t)
print(next(it))  # expect: 1
t.clear()
print(list(it))  # expect: []
t.append(9)
print(list(it), t)  # expect: [] [9]
