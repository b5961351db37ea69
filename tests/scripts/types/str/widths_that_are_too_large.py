import sys

M = sys.maxsize
for act in (
    lambda: "%*s" % (M + 1, ""), lambda: "%*s" % (M, ""), lambda: "%.*f" % (M, 1.0), lambda: "%.*d" % (2**31, 1),
    lambda: f"%{M + 1}d" % 1, lambda: format(1.0, f".{M + 1}f"), lambda: format(1.0, f".{2**31}f"), lambda: "{:{}}".format("", M + 1),
):
    try:
        print(len(act()))
    except Exception as error:
        print(type(error).__name__, error)
