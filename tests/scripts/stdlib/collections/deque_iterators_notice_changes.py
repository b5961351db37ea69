from collections import deque


def attempt(iterator):
    try:
        return next(iterator)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


items = deque([1, 2, 3])
forward, backward, other = iter(items), reversed(items), iter(items)
next(forward), next(backward)
items.reverse()
print(attempt(forward), attempt(backward))
items[0] = 7
items *= 1
print(attempt(other))
items.append(4)
for _ in range(2):
    print(attempt(forward), attempt(backward))
