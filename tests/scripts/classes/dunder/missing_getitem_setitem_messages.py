class C: pass
c = C()
def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
def put(): c[0] = 1
def drop(): del c[0]
attempt(lambda: c[0])
attempt(put)
attempt(drop)
attempt(lambda: C[0])
attempt(lambda: len(c))
attempt(lambda: iter(c))
attempt(lambda: next(c))
attempt(lambda: c + 1)
attempt(lambda: -c)
attempt(lambda: float(c))
attempt(lambda: int(c))
attempt(lambda: abs(c))
attempt(lambda: round(c))
attempt(lambda: reversed(c))
