def tag(name):
    print("make", name)
    # expect: make b
    # expect: make i
    def wrap(f):
        print("apply", name)
        # expect: apply i
        # expect: apply b
        return lambda *a: f"<{name}>{f(*a)}</{name}>"
    return wrap
@tag("b")
@tag("i")
def hello(who):
    return "hi " + who
print(hello("x"))  # expect: <b><i>hi x</i></b>
