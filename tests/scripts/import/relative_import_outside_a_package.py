try:
    from . import sibling
except ImportError as e:
    print(e)  # expect: attempted relative import with no known parent package
