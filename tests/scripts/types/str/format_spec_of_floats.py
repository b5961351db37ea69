for spec in ("", "5", ".3", "f", ".0f", "e", ".2e", "g", ".3g", "%", ".1%", ",", "_", "+.1f", "010.2f", "#.0f", "z.0f", "n", "=8.1f", ".", "d", "x", "s"):
    try: print(repr(format(1234.5678, spec)), end=" ")
    except ValueError as e: print(e, end=" ")
print(f"{-0.4:z.0f} {float('inf'):5} {float('nan'):05} {1e-10:g} {123456789.0:g} {0.0001:g} {1e16} {5e-324:.3e}")
