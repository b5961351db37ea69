# python3: differs because 3.14 words it in another way
for f in (lambda: "%d" % "a", lambda: "%s %s" % "a", lambda: "%s" % ("a", "b"), lambda: "%" % 1, lambda: "%y" % 1, lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "%c" % "", lambda: "%c" % -1, lambda: "%x" % 1.5, lambda: "%*d" % ("a", 1), lambda: "a" % 1, lambda: "%f" % "x", lambda: "%(a" % {}):
    try: print(f())
    except (TypeError, ValueError, KeyError, OverflowError) as e: print(type(e).__name__, e)
