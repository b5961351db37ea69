def tour(n):
    def moves(x, y, seen):
        return [(x + dx, y + dy) for dx, dy in ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2))
                if 0 <= x + dx < n and 0 <= y + dy < n and (x + dx, y + dy) not in seen]
    at, seen = (0, 0), [(0, 0)]
    while options := moves(*at, seen):
        at = min(options, key=lambda p: len(moves(*p, seen)))
        seen.append(at)
    return seen
def queens(n, cols=()):
    if len(cols) == n: yield cols
    else:
        for c in range(n):
            if all(c != k and abs(c - k) != len(cols) - i for i, k in enumerate(cols)): yield from queens(n, cols + (c,))
print(len(tour(6)), tour(5)[:4], sum(1 for _ in queens(6)), next(queens(8)))  # expect: 36 [(0, 0), (1, 2), (0, 4), (2, 3)] 4 (0, 4, 7, 5, 2, 6, 1, 3)
