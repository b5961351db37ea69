for items in ([1, 2], (1, 2)):
    for bounds in ((None,), (0, None), ("x",)):
        try:
            items.index(1, *bounds)
        except TypeError as error:
            print(error)
