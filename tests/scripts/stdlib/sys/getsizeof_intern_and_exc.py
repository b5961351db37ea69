import sys
print(sys.getsizeof([]) > 0, sys.intern("ab" + "c") is sys.intern("abc"), sys.exc_info())  # expect: True True (None, None, None)
