# python3: differs because 3.14 words it in another way
for value in (object(), 1, "a", [], None, len, (lambda: 0)):
    try:
        value.attribute = 1
        print("fine", type(value).__name__)
    except AttributeError as e:
        print(e)
