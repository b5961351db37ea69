# python3: differs because 3.14 words and classes these warnings anew
import warnings

for source in ("x is 1", "x is not 'a'", "() is x", "x is (1, 2)", "x is None", "x is []", "x is -1", "x < 1 is 2"):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        compile(source, "f", "eval")
    print(source, [str(warning.message) for warning in found])
