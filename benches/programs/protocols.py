# __getitem__, __setitem__, __len__, __contains__, __iter__ and __next__, operators and __call__ of scripts.
N = 150


class Grid:
    def __init__(self, size):
        self.size = size
        self.cells = [0] * (size * size)

    def __getitem__(self, place):
        row, column = place
        return self.cells[row * self.size + column]

    def __setitem__(self, place, value):
        row, column = place
        self.cells[row * self.size + column] = value

    def __len__(self):
        return len(self.cells)

    def __contains__(self, value):
        return value in self.cells

    def __iter__(self):
        return Rows(self)

    def __add__(self, other):
        return self.cells[0] + other

    def __call__(self, row):
        return self.cells[row]


class Rows:
    def __init__(self, grid):
        self.grid = grid
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at == len(self.grid):
            raise StopIteration
        self.at += 1
        return self.grid.cells[self.at - 1]


def main():
    grid = Grid(30)
    total = 0
    for turn in range(N):
        for row in range(30):
            for column in range(0, 30, 3):
                grid[row, column] = grid[row, column] + row + turn
        for value in grid:
            total += value
        total += grid + grid(turn) + (turn in grid)
    print("protocols", total)


main()
