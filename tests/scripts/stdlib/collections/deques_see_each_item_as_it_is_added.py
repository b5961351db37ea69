from collections import deque


def watched(items):
    for number in range(3):
        print(list(items))
        yield number


items = deque(["a"], maxlen=3)
items.extend(watched(items))
print(items)
items = deque()
items.extendleft(watched(items))
print(items)
items += watched(items)
print(items)
items.__init__(watched(items), 2)
print(items)


def failing():
    yield 1
    yield 2
    raise ValueError


items = deque([0])
try:
    items.extend(failing())
except ValueError:
    print(items)
try:
    items.extend(iter(items))
except RuntimeError as error:
    print(error, items)
items.__init__(items)
print(items)
