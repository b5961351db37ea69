# stderr: compared
def inner(x):
    return 1 / x

def outer():
    print("before")  # expect: before
    inner(0)

outer()
