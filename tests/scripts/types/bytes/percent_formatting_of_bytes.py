print(b"%s %b %d %x %c %c %a %r %5.1f|%-4d|%%" % (b"a", bytearray(b"b"), 5, 255, 65, b"z", "é", "é", 2.55, 3), b"%(k)s" % {b"k": b"v"})  # expect: b"a b 5 ff A z '\\xe9' '\\xe9'   2.5|3   |%" b'v'
for f in (lambda: b"%s" % "a", lambda: b"%d" % "a", lambda: b"%c" % 256, lambda: b"%b" % 5, lambda: b"%s %s" % b"a"):
    try: f()
    except (TypeError, OverflowError) as e: print(type(e).__name__, e)
    # expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
    # expect: TypeError %d format: a real number is required, not str
    # expect: OverflowError %c arg not in range(256)
    # expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
    # expect: TypeError not enough arguments for format string
