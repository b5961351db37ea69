from contextlib import contextmanager
@contextmanager
def tag(name, swallow=False):
    print("<" + name)
    try:
        yield name.upper()
    except ValueError as e:
        print("saw", e)
        if not swallow:
            raise
    finally:
        print(name + ">")
with tag("a") as x:
    print(x)
with tag("b", True):
    raise ValueError("swallowed")
try:
    with tag("c"):
        raise ValueError("passes")
except ValueError as e:
    print("out", e)
@tag("deco")
def f(): print("in f")
f()
