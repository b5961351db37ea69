# python3: differs because since 3.12 a list comprehension has no frame of its own
# stderr: compared
check = lambda x: 1 // x if x else [].pop()
[check(n) for n in (1, 0)]
