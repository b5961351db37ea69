from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.pop(), d.popleft(), d, len(d), d[0], d[-1], d.maxlen)  # expect: deque([2, 3], maxlen=4) 4 0 deque([2, 3], maxlen=4) 2 2 3 4
d.extend("ab"); d.extendleft("xy"); d.rotate(1)
print(d, list(reversed(d)), "a" in d, d.count("a"), d.index("y"))  # expect: deque([3, 'y', 'x', 2], maxlen=4) [2, 'x', 'y', 3] False 0 1
d.rotate(-2); d.remove("x"); d.insert(1, "ins"); d[0] = "first"; del d[1]
print(d, deque("ab") == deque("ab"), deque("ab") + deque("c"))  # expect: deque(['first', 3, 'y'], maxlen=4) True deque(['a', 'b', 'c'])
d.clear()
try:
    d.pop()
except IndexError as e:
    print(e)  # expect: pop from an empty deque
try:
    d.popleft()
except IndexError as e:
    print(e)  # expect: pop from an empty deque
