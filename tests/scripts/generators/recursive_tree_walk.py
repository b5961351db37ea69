def walk(tree):
    if tree is None:
        return 0
    left, value, right = tree
    n = yield from walk(left)
    yield value
    m = yield from walk(right)
    return n + m + 1
def counted(tree):
    size = yield from walk(tree)
    yield f"size {size}"
t = ((None, 1, None), 2, ((None, 3, None), 4, None))
print(list(counted(t)))  # expect: [1, 2, 3, 4, 'size 4']
