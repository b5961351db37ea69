"""Conway's Game of Life on a board without edges: a set of cells, a counter of neighbours, nothing else."""

from collections import Counter
from itertools import product

GLIDER = """
.O.
..O
OOO
"""


def parse(picture):
    rows = picture.strip().split("\n")
    return {(x, y) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell == "O"}


def step(cells):
    around = [(dx, dy) for dx, dy in product((-1, 0, 1), repeat=2) if dx or dy]
    neighbours = Counter((x + dx, y + dy) for x, y in cells for dx, dy in around)
    return {cell for cell, count in neighbours.items() if count == 3 or count == 2 and cell in cells}


def show(cells, width, height):
    for y in range(height):
        print("".join("O" if (x, y) in cells else "." for x in range(width)))
    print()


if __name__ == "__main__":
    cells = parse(GLIDER)
    for generation in range(13):
        if generation % 4 == 0:
            print(f"generation {generation}: {len(cells)} cells")
            show(cells, 7, 6)
        cells = step(cells)
