def count(items, limit):
    total = 0
    for i in range(limit):
        total += i * 2
    for item in items:
        if item is None:
            continue
        total += item
    while total > 100:
        total //= 2
    else:
        total = -total
    return total
