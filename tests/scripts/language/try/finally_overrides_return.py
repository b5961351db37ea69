# stderr: any
def f():
    try:
        return "try"
    finally:
        return "finally"
def g():
    try:
        raise ValueError
    finally:
        return "swallowed"
def h():
    for i in range(3):
        try:
            continue
        finally:
            if i == 1:
                break
    return i
print(f(), g(), h())  # expect: finally swallowed 1
