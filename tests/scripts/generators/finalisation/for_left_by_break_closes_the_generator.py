def gen():
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")
log = []
for x in gen():
    break
assert log == ["closed"]
for x in gen():
    if x == 2:
        break
print("after", log)
