# Calling what leads to itself ends.
method = staticmethod(len)
method.__init__(method)
for call in (lambda: method(), lambda: method.__call__(), lambda: repr(method)):
    try:
        call()
    except RecursionError:
        print("RecursionError")
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
