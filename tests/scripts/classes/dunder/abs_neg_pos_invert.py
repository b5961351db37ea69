class N:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
n = N()
print(-n, +n, ~n, abs(n))  # expect: neg pos invert abs
for f in (lambda: -object(), lambda: +"a", lambda: ~1.5, lambda: abs("a"), lambda: -[]):
    try: f()
    except TypeError as e: print(e)
    # expect: bad operand type for unary -: 'object'
    # expect: bad operand type for unary +: 'str'
    # expect: bad operand type for unary ~: 'float'
    # expect: bad operand type for abs(): 'str'
    # expect: bad operand type for unary -: 'list'
