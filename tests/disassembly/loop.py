def total(limit):
    i = sum = 0
    while i < limit:
        sum += i
        i += 1
    for item in range(limit):
        if item % 2 == 0 and item > 10:
            continue
        sum -= item
    else:
        return sum
    return None
