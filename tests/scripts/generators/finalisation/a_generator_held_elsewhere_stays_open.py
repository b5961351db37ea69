def gen():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
held = gen()
for x in held:
    break
print("open", next(held))
del held
print("dropped")
