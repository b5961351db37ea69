for spec in ("5", "<5", ">5", "^5", "*^7", "=5", "05", "+5", "5.1", ".1", "s", "é>4", "{<4"):
    try: print(repr(format("ab", spec)), end=" ")
    except ValueError as e: print(e, end=" ")
print()
for spec in ("5", "<5", "^5", "=+5", "05", "+", " ", "-5", ",", "_", "#x", "#010b", "c", "e", ".2f", "n", "%", "5.2", "_x", ",x", "s"):
    try: print(repr(format(65, spec)), end=" ")
    except ValueError as e: print(e, end=" ")
