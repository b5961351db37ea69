s = {1, 2}
print(s | {3}, s & {2}, s - {1}, sorted(s ^ {2, 3}), s.union([3], (4,)), s.intersection([2, 5]), s.difference("a", [1]), sorted(s.symmetric_difference([2, 9])))
for f in (lambda: s | [3], lambda: s & "a", lambda: s - [1], lambda: s ^ (1,), lambda: s.union(5), lambda: s < [1], lambda: s.symmetric_difference()):
    try: f()
    except TypeError as e: print(e)
