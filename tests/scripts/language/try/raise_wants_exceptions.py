class NotOne: pass
def attempt(f):
    try: f()
    except BaseException as e: print(type(e).__name__, e)
    # expect: TypeError exceptions must derive from BaseException
    # expect: TypeError exceptions must derive from BaseException
    # expect: TypeError exception causes must derive from BaseException
    # expect: RuntimeError No active exception to reraise
    # expect: TypeError exceptions must derive from BaseException
    # expect: TypeError calling <class '__main__.Odd'> should have returned an instance of BaseException, not <class 'int'>
def a(): raise NotOne
def b(): raise "text"
def c(): raise ValueError from "text"
def d(): raise
def e(): raise None
class Odd(Exception):
    def __new__(cls): return 5
def f(): raise Odd
for g in (a, b, c, d, e, f): attempt(g)
