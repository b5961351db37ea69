for spec in ("", "f", ".0f", ".3f", "10.2f", "<10.2f|", "e", ".2E", "g", ".3g", "%", ".1%", "+.1f", "010.2f", ",.2f", "#.0f", "_.1f"):
    spec, bar, _ = spec.partition("|")
    print(spec, "|" + format(1234.5678, spec) + "|")
print(format(0.00001234, "g"), format(1e10, "g"), format(123456789.0, "g"), format(100000.0, "g"), format(1e6, "g"))
print(format(float("inf"), "f"), format(float("nan"), "6.1f"), format(-0.0, ".1f"), format(0.5, ".0f"), format(1.5, ".0f"), format(2.0, ".3"))
print(format(1e22, ""), format(1e22, "f"), format(3.0, "n"), format(-0.04, "z.1f"))
