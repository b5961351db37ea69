from decimal import Decimal as D, localcontext
with localcontext(prec=50):
    print(D(2).sqrt(), D(1).exp(), D(10).ln(), D(2).log10())
print(D(16).sqrt(), D("1E-10").ln(), D(1000).log10(), D("0.00123").logb(), D(100).normalize(), D("1e-30").exp())
print(D("12.3").scaleb(3), D(1234).shift(-2), D(1).next_plus(), D(1).next_minus(), D(1).next_toward(0), D(10).remainder_near(6))
print(D(1100).logical_and(1010), D(1100).logical_or(1010), D(1100).logical_xor(1010), D(1).max(D("NaN")), D(-3).max_mag(2))
print(D(1).compare(2), D("1.0").compare_total(D(1)), D("-0").number_class(), D("1E-1000010").number_class())
