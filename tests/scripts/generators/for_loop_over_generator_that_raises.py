def g():
    yield 1
    raise ValueError("broke")
seen = []
try:
    for x in g():
        seen.append(x)
except ValueError as e:
    print(seen, e)  # expect: [1] broke
