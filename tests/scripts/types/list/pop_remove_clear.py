t = [0, 1, 2, 3, 2]
print(t.pop(), t.pop(0), t.pop(-2), t)  # expect: 2 0 2 [1, 3]
t.remove(3)
print(t)  # expect: [1]
try:
    t.remove(99)
except ValueError as e:
    print(e)  # expect: list.remove(x): x not in list
try:
    t.pop(7)
except IndexError as e:
    print(e)  # expect: pop index out of range
t.clear()
print(t)  # expect: []
