try:
    slice(1, set()).indices(2)
except TypeError as error:
    print(error)  # expect: slice indices must be integers or None or have an __index__ method
