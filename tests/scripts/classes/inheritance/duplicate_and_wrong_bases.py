for bases in ((int, int), (object, int), (5,), (type(None),), (bool,), (range,), (int, str), (type(lambda: 0),)):
    try:
        type("C", bases, {})
        print("fine")
    except TypeError as e:
        print(str(e).replace("\n", " "))
