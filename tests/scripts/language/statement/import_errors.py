try:
    import no_such_module_here
except ModuleNotFoundError as e:
    print(e, e.name)  # expect: No module named 'no_such_module_here' no_such_module_here
try:
    from math import no_such_name
except ImportError as e:
    print(str(e).split(" (")[0], e.name)  # expect: cannot import name 'no_such_name' from 'math' math
try:
    import math.nothing
except ModuleNotFoundError as e:
    print(e)  # expect: No module named 'math.nothing'; 'math' is not a package
try:
    from . import x
except ImportError as e:
    print(e)  # expect: attempted relative import with no known parent package
