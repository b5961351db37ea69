try:
    min([])
except ValueError as e:
    print(type(e).__name__)  # expect: ValueError
print(min((), default=None), max((x for x in ()), default=-1))  # expect: None -1
