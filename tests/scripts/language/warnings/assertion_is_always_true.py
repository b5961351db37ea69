import warnings

for source in ("assert (1, 'x')", "assert (x,), 'm'", "assert ()", "assert 'abc'"):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        compile(source, "f", "exec")
    print(source, [(warning.category.__name__, str(warning.message)) for warning in found])
