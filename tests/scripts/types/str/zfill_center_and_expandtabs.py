print("-5".zfill(5), "+5".zfill(4), "abc".zfill(2), "".zfill(2), "--1".zfill(5), "ab".center(5, "*"), "abc".center(6, "*"), "a".ljust(3, ".") + "|", "a\tb".expandtabs(4), "\ta\n\tb".expandtabs(2), "ab\tc".expandtabs(0), "a\tb".expandtabs(-1))
try:
    "a".center(5, "ab")
except TypeError as e:
    print(e)
