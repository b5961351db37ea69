t = [1]
t.append([2])
t.extend("ab")
t.extend(x for x in (7, 8))
t.insert(0, "first"); t.insert(-1, "before last"); t.insert(100, "end"); t.insert(-100, "start")
print(t, t.append(1))  # expect: ['start', 'first', 1, [2], 'a', 'b', 7, 'before last', 8, 'end', 1] None
try:
    t.extend(5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
