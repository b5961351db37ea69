PAIRS = list(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()))
def roman(n):
    out = []
    for value, letters in PAIRS:
        count, n = divmod(n, value)
        out.append(letters * count)
    return "".join(out)
def number(text):
    values = [dict((b, a) for a, b in PAIRS)[c] for c in text]
    return sum(-v if v < max(values[i + 1:], default=0) else v for i, v in enumerate(values))
print([roman(n) for n in (4, 9, 14, 1994, 2024, 3999)], all(number(roman(n)) == n for n in range(1, 50)))  # expect: ['IV', 'IX', 'XIV', 'MCMXCIV', 'MMXXIV', 'MMMCMXCIX'] True
