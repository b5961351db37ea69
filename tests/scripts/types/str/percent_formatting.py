print("%s %d %r" % ("a", 5, "q"), "%5.2f|%-6d|%06d|%+d" % (3.14159, 42, 42, 42), "%x %X %o %#x" % (255, 255, 8, 255))
print("%c%c %e %g %%" % (97, "b", 12345.678, 0.0001), "%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%s" % [1, 2], "%s %s" % ("x", (1,)))
print("%.3s|%10s|%-10s|" % ("abcdef", "right", "left"), "%*d" % (5, 42), "%.*f" % (1, 2.55), "%i %u" % (3.9, 7), "%a" % "é")
def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
attempt(lambda: "%s %s" % "x")
attempt(lambda: "%s" % ("x", "y"))
attempt(lambda: "%d" % "5")
attempt(lambda: "%(k)s" % {})
attempt(lambda: "%(k)s" % 5)
attempt(lambda: "%y" % 5)
attempt(lambda: "abc" % 5)
