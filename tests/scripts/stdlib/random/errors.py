import random
for call in (lambda: random.choice([]), lambda: random.randrange(5, 5), lambda: random.sample([1], 2), lambda: random.randint(2, 1)):
    try:
        call()
    except (IndexError, ValueError) as e:
        print(type(e).__name__)
        # expect: IndexError
        # expect: ValueError
        # expect: ValueError
        # expect: ValueError
