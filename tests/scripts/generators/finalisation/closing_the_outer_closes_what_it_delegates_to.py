def inner():
    try:
        yield 1
    finally:
        print("inner closed")
def delegates():
    yield from held
held = inner()
for x in delegates():
    break
print("left")
print(next(held, "ended"))
def loops():
    for x in inner():
        yield x
for x in loops():
    break
print("left")
