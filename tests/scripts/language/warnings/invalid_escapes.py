# python3: differs because 3.14 words and classes these warnings anew
import warnings

for source in (r'"\d"', r'b"\d"', r'f"\w{1}"', '"a\\\nb\\q"', r'"\400"', r'"\d\e"', r'"\d" "\e"', r'rb"\d"', r'"\x41\N{DIGIT ONE}"', r'f"\{1}"'):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        compile(source, "f", "eval")
    print(source, [(warning.lineno, str(warning.message)[:37]) for warning in found])
