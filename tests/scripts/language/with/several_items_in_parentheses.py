from contextlib import nullcontext as n
with (n(1) as a, n(2) as b,): print(a, b)  # expect: 1 2
with (n(1), n(2)): print("two")  # expect: two
with (n((3, 4))) as (c, d): print(c, d)  # expect: 3 4
with (n(5)): print("one")  # expect: one
with n(6) as e, n(e + 1) as f: print(e, f)  # expect: 6 7
