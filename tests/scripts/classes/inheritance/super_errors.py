# python3: differs because 3.14 words it in another way
class A:
    def f(self): return super().nothing
    def g(): return super()
for f in (lambda: A().f(), lambda: A.g(), lambda: super(), lambda: super(int, "a"), lambda: super(5)):
    try: f()
    except (RuntimeError, TypeError, AttributeError) as e: print(type(e).__name__, e)
