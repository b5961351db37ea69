# python3: differs because 3.14 words it in another way
print((1+2j)**2, (1+2j)**-1, (1+2j)**0.5, 2**1j, 0j**0, (1+2j) / (3-4j), abs(3+4j), (1+2j).conjugate(), 1j * 1j)
for f in (lambda: 1j / 0, lambda: 0j ** -1, lambda: 1j // 2, lambda: 1j % 2, lambda: 1j < 2j, lambda: int(1j), lambda: float(1j), lambda: divmod(1j, 1), lambda: round(1j)):
    try: f()
    except (ZeroDivisionError, TypeError) as e: print(type(e).__name__, e)
