# python3: differs because they are a SyntaxWarning since 3.12
import warnings

for source in ("1if x else 2", "1or 2", "0x1for x", "0xfor x", "1in x", "1.5and 2", "1jif x else 2", "0b1or 2", "0o1and 2", "1_0not in x", "1 or 2"):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            compile(source, "f", "eval")
        except SyntaxError as error:
            print(source, error.msg)
    print(source, [(warning.category.__name__, str(warning.message)) for warning in found])
