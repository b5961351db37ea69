def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
        # expect: exceptions must derive from BaseException
        # expect: exceptions must derive from BaseException
        # expect: exception causes must derive from BaseException
        # expect: exceptions must derive from BaseException
def a(): raise "text"
def b(): raise 5
def c(): raise ValueError("x") from "cause"
def d(): raise int
attempt(a)
attempt(b)
attempt(c)
attempt(d)
