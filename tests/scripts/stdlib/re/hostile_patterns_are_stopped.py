# python3: differs because CPython would run for hours
import re
# A step limit ends what backtracks for ever.
try:
    re.match(r"(a+)+\1b", "a" * 60)
except RuntimeError as error:
    print(error)  # expect: the regular expression was stopped after 300000000 steps: it backtracks too much
try:
    re.compile("(" * 100_000)
except RecursionError as error:
    print(error)  # expect: groups of a regular expression are nested too deeply
