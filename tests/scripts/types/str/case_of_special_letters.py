for s in ("ß", "ﬁ", "İ", "ǆ", "Σας ΟΔΟΣ", "ŉ", "i̇"):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), len(s.upper()))
