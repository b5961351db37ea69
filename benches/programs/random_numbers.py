# A seeded generator: random, randint, choice, shuffle, sample, gauss, choices.
import random

N = 40000


def main():
    generator = random.Random(42)
    total = 0
    letters = "abcdefgh"
    deck = list(range(52))
    for i in range(N):
        total += int(generator.random() * 100) + generator.randint(1, 6) + ord(generator.choice(letters))
        total += generator.randrange(0, 100, 5)
        if i % 40 == 0:
            generator.shuffle(deck)
            total += deck[0] + sum(generator.sample(deck, 5)) + int(generator.gauss(0, 10))
            total += len(generator.choices(letters, k=10)) + int(generator.uniform(1, 9))
    print("random_numbers", total)


main()
