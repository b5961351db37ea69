# python3: differs because 3.14 tells how many values there were
for source in ["a, b = 1,", "a, b = 1, 2, 3", "a, *b, c = 1,", "a, b = iter([1, 2, 3])", "a, b = {}", "(a, b), c = 1, 2", "a, b = 5", "a, b, c = 'ab'", "a, *b = ()"]:
    try:
        exec(source)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
