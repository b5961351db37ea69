PUZZLE = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"
def options(grid, i):
    row, col = divmod(i, 9)
    box = row // 3 * 27 + col // 3 * 3
    used = set(grid[row * 9:row * 9 + 9]) | set(grid[col::9]) | {grid[box + r * 9 + c] for r in range(3) for c in range(3)}
    return [d for d in "123456789" if d not in used]
def solve(grid):
    blanks = [(options(grid, i), i) for i, c in enumerate(grid) if c == "0"]
    if not blanks: return grid
    choices, i = min(blanks, key=lambda b: len(b[0]))
    for digit in choices:
        if solved := solve(grid[:i] + [digit] + grid[i + 1:]): return solved
solved = "".join(solve(list(PUZZLE)))
for r in range(0, 81, 9): print(solved[r:r + 9])
