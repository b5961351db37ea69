import array

for code in "bHilILqQ":
    for value in (10**30, -10**30):
        try:
            array.array(code).append(value)
        except OverflowError as error:
            print(code, error)
