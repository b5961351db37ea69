print(int(), int("  42 "), int("-0x1f", 16), int("0b101", 0), int("z", 36), int("1_000"), int(3.99), int(-3.99))
print(int("١٢"), int(b"12"), int(True), int("-7"), int("+7"), int("0o17", 8))
def attempt(*a):
    try:
        print(int(*a))
    except (ValueError, TypeError, OverflowError) as e:
        print(e)
attempt("")
attempt("1__0")
attempt("12", 2)
attempt("5.5")
attempt("1", 99)
attempt(None)
attempt([])
attempt(float("inf"))
attempt(float("nan"))
attempt(12, 10)
