import array

numbers = array.array("d", [1.0])
for attempt in (
    lambda: numbers.append("x"), lambda: numbers.append([]), lambda: numbers * numbers, lambda: numbers * 1.5,
    lambda: numbers.remove(5), lambda: numbers.index(5),
):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, error.__context__)
