for spec in ("d", "5", "<5", "^5", "05", "+", " ", ",", "_", "x", "#x", "X", "#o", "b", "#010b", "c", "n", "e", ".2f", "%", "=+6", "*>8,", "_x"):
    print(spec, "|" + format(1234 if spec != "c" else 97, spec) + "|")
print(format(-1234567, ","), format(-5, "05"), format(2**40, "_b"), format(0, "+"), format(10**20, ",d"))
