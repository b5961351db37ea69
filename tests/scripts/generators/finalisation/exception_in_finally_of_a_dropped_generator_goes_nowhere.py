# stderr: any
def gen():
    try:
        yield 1
    finally:
        raise RuntimeError("lost")
for x in gen():
    break
print("goes on")
