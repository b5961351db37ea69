# Dicts and sets whose keys hash and compare by methods of a script.
N = 120000


class Key:
    __slots__ = ("row", "column")

    def __init__(self, row, column):
        self.row = row
        self.column = column

    def __hash__(self):
        return self.row * 31 + self.column

    def __eq__(self, other):
        return self.row == other.row and self.column == other.column


def main():
    board = {}
    seen = set()
    total = 0
    for i in range(N):
        key = Key(i % 97, i % 89)
        board[key] = board.get(key, 0) + 1
        if key in seen:
            total += 1
        else:
            seen.add(key)
        total += board[key]
    print("script_keys", len(board), len(seen), total)


main()
