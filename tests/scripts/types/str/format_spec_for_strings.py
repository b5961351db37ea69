print(f"{'ab':5}|{'ab':>5}|{'ab':^5}|{'ab':*<5}|{'abcdef':.3}|{'abc':6.2}|{'é':=^3}|{'ab':<05}")
def attempt(value, spec):
    try:
        print(format(value, spec))
    except (ValueError, TypeError) as e:
        print(e)
attempt("a", "d")
attempt("a", "=5")
attempt("a", "+")
attempt(1, "s")
attempt(1, ".2")
attempt(1.5, "d")
attempt([], "5")
attempt(None, ">5")
attempt(True, "5")
attempt(5, "q")
