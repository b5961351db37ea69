try:
    import no_such_module_anywhere
except ModuleNotFoundError as e:
    print(e, e.name)  # expect: No module named 'no_such_module_anywhere' no_such_module_anywhere
try:
    from math import no_such_name
except ImportError as e:
    print(str(e).split(" (")[0])  # expect: cannot import name 'no_such_name' from 'math'
