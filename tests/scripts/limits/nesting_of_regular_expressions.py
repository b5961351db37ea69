import re

# Every kind of group counts: none may be nested without bound.
for opening in "(", "(?:", "(?=", "(?<!", "(?>", "(?i:", "(?P<a", "(a)(?(1)", "a|(":
    pattern = opening * 5000
    try:
        re.compile(pattern)
    except (re.error, RecursionError) as error:
        print("refused", opening)
