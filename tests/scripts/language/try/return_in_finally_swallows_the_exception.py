# stderr: any
def f():
    try:
        raise ValueError
    finally:
        return "swallowed"
def g():
    for i in range(3):
        try:
            raise ValueError
        finally:
            continue
    return i
def h():
    while True:
        try:
            return 1
        finally:
            break
    return "broken"
print(f(), g(), h())  # expect: swallowed 2 broken
