t = (1, 2, 1)
print(t.count(1), t.index(2), t + (3,), t * 2, t[1:], (1,) * 0, ())  # expect: 2 1 (1, 2, 1, 3) (1, 2, 1, 1, 2, 1) (2, 1) () ()
def attempt(f):
    try:
        f()
    except (TypeError, ValueError, AttributeError) as e:
        print(e)
        # expect: 'tuple' object does not support item assignment
        # expect: 'tuple' object doesn't support item deletion
        # expect: tuple.index(x): x not in tuple
        # expect: 'tuple' object has no attribute 'append'
def assign(): t[0] = 5
def delete(): del t[0]
attempt(assign)
attempt(delete)
attempt(lambda: t.index(9))
attempt(lambda: t.append(1))
