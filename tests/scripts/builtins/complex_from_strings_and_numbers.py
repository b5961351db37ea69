# stderr: any
# python3: differs because 3.14 words it in another way
print(complex("1+2j"), complex(" 3 "), complex("-j"), complex("(1e3-0.5j)"), complex(1, 2), complex(1j, 1j), complex(), complex(imag=3), complex("inf+nanj"))
for f in (lambda: complex("1 + 2j"), lambda: complex("a"), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex([]), lambda: complex("")):
    try: f()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
