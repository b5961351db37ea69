print(float(), float("1e3"), float(" -2.5\n"), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(7))
def attempt(x):
    try:
        print(float(x))
    except (ValueError, TypeError) as e:
        print(e)
attempt("")
attempt("1.2.3")
attempt("0x10")
attempt([])
attempt("٣.٥")
