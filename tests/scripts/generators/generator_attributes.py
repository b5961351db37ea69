def g(): yield 1
a = g()
print(a.__name__, a.__qualname__, a.gi_running, a.gi_code.co_name, a.gi_yieldfrom, a.gi_suspended, a.gi_frame is not None)  # expect: g g False g None False True
next(a)
print(a.gi_suspended)  # expect: True
list(a)
print(a.gi_frame, repr(a)[:20], iter(a) is a)  # expect: None <generator object g  True
