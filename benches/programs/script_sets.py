# Set algebra, views, displays and comprehensions over keys that compare by methods of a script.
ROUNDS = 60


class Word:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return self.text == other.text

    def __hash__(self):
        return hash(self.text)


def main():
    words = [Word(str(i)) for i in range(400)]
    again = [Word(str(i)) for i in range(200, 600)]
    total = 0
    for turn in range(ROUNDS):
        left, right = set(words), {word for word in again}
        total += len(left | right) + len(left & right) * 2 + len(left - right) * 3 + len(left ^ right) * 5
        counts = {word: turn for word in again}
        counts.update(dict.fromkeys(words, 1))
        total += len(counts) + len(counts.keys() & left) + (left <= counts.keys()) + (left == right)
        total += sum(word in right for word in words)
    print("script_sets", total)


main()
