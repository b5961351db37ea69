t = [1]
t.append(t)
print(t, repr([t, t]), t[1][1][0], len(t))  # expect: [1, [...]] [[1, [...]], [1, [...]]] 1 2
d = {"list": t}
t.append(d)
print(d)  # expect: {'list': [1, [...], {...}]}
try:
    [t] == [[1, t, d]] and t == [1, t, d]
    print("equal or not")  # expect: equal or not
except RecursionError:
    print("too deep")
