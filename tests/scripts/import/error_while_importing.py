import sys
try:
    import _lib.broken
except ValueError as e:
    print(e, "_lib.broken" in sys.modules)  # expect: broken while importing False
try:
    from _lib import no_such_part
except ImportError as e:
    print(type(e).__name__, e.name)  # expect: ImportError _lib
