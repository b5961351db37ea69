def find(grid, wanted):
    for y, row in enumerate(grid):
        for x, value in enumerate(row):
            if value == wanted:
                return x, y
        else:
            continue
    else:
        return "nowhere"
print(find([[1, 2], [3, 4]], 3), find([[1]], 9), find([], 1))  # expect: (0, 1) nowhere nowhere
