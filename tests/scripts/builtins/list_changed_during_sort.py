items = [3, 1, 2]
def key(x):
    items.append(x)
    return x
try:
    items.sort(key=key)
except ValueError as e:
    print(e)  # expect: list modified during sort
