import re
import warnings

for pattern in ["[[a]", "[^[a]", "[a[b]", "[a&&b]", "[&&b]", "[a|||b]", "[a~~]", "[a-b--c]", "[+--]", "[--]", r"[\w&&\d]"]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        re.compile(pattern)
    print(pattern, [str(warning.message) for warning in caught], {warning.filename == __file__ for warning in caught})
