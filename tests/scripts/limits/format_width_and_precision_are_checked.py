def attempt(f):
    try:
        print(len(f()))
    except (ValueError, OverflowError, MemoryError) as e:
        print(type(e).__name__ in ("ValueError", "OverflowError", "MemoryError"))
attempt(lambda: format(1, "99999999999999999999d"))
attempt(lambda: format(1.5, ".99999999999999999999f"))
attempt(lambda: "{:>1000}".format("x"))
attempt(lambda: format(1.5, ".500f"))
