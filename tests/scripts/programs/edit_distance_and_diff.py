def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]
def common(a, b, memo={}):
    if not a or not b: return ""
    if (a, b) not in memo:
        if a[0] == b[0]: memo[a, b] = a[0] + common(a[1:], b[1:])
        else: memo[a, b] = max(common(a[1:], b), common(a, b[1:]), key=len)
    return memo[a, b]
print(distance("kitten", "sitting"), distance("", "abc"), distance("saturday", "sunday"), common("AGGTABQ", "GXTXAYB"))  # expect: 3 3 3 GTAB
