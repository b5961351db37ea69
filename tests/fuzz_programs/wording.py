"""Where two lines of output say the same: what may differ between versions of CPython and between runs.

Each row was seen under both 3.13 and 3.14 before it was written; nothing here excuses a difference from 3.14.
"""
import re

# What 3.11 to 3.13 say, as a pattern, and what 3.14 says, which is what Pyish must say then.
NEWER = [
    (r"TypeError: unhashable type: ('\w+')", r"TypeError: cannot use '\w+' as a (dict key|set element) \(unhashable type: \1\)"),
    (r"ZeroDivisionError: .*(modulo|division) by zero|ZeroDivisionError: float divmod\(\)", "ZeroDivisionError: division by zero"),
    (r"ValueError: too many values to unpack \(expected \d+\)", r"ValueError: too many values to unpack \(expected \d+, got \d+\)"),
    (r"ZeroDivisionError: 0\.0 cannot be raised to a negative power", "ZeroDivisionError: zero to a negative power"),
    (r"ZeroDivisionError: 0\.0 to a negative or complex power", "ZeroDivisionError: zero to a negative or complex power"),
    (r"TypeError: cannot convert dictionary update sequence element #\d+ to a sequence( after TypeError)?",
     "TypeError: object is not iterable( after TypeError)?"),
    (r"ValueError: non-hexadecimal number found in fromhex\(\) arg at position \d+",
     r"ValueError: fromhex\(\) arg must contain an even number of hexadecimal digits"),
    (r"TypeError: object \w+ can't be used in 'await' expression", r"TypeError: '\w+' object can't be awaited"),
    (r"(TypeError: '\w+' object does not support the context manager protocol)", r"\1 \(missed __exit__ method\)"),
]
# The end of a line that tells which exception was being handled does not matter here.
TAIL = r"(?P<tail>( from \w+)?( after \w+)?( in lines \[[\d, ]*\])?)$"
NEWER = [(re.compile("(?P<head>.*)(?:" + older + ")" + TAIL), newer) for older, newer in NEWER]


# An address, also where a program takes it apart; how far it goes on is no more defined than its digits.
ADDRESS = re.compile(r"""0['", b]*x(['", ]*[0-9a-fA-F]){5,}""")


def same_line(wanted, got):
    if wanted == got or ADDRESS.sub("0x", wanted) == ADDRESS.sub("0x", got):
        return True
    for older, newer in NEWER:
        found = older.match(wanted)
        if found and got.startswith(found["head"]) and got.endswith((found["tail"] or "")):
            middle = got[len(found["head"]):len(got) - len(found["tail"] or "")]
            pattern = newer.replace(r"\1", re.escape(found[2] or "")) if r"\1" in newer else newer
            if re.fullmatch(pattern, middle):
                return True
    # A set has no order, and its items may have been put into a text.
    return "{" in wanted and sorted(wanted) == sorted(got)
