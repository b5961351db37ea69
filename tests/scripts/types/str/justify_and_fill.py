print("ab".center(7, "*") + "|", "ab".center(5) + "|", "abc".center(6, "-"), "ab".ljust(4, ".") + "|", "ab".rjust(4) + "|")  # expect: ***ab**|   ab | -abc-- ab..|   ab|
print("-42".zfill(6), "+7".zfill(3), "abc".zfill(2), "".zfill(2), "a\tb\tc".expandtabs(4), "01\t012\t0123".expandtabs(4))  # expect: -00042 +07 abc 00 a   b   c 01  012 0123
try:
    "x".center(5, "ab")
except TypeError as e:
    print(e)  # expect: The fill character must be exactly one character long
