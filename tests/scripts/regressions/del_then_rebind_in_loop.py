for i in range(3):
    x = i * 10
    if i == 1:
        del x
        try:
            x
        except NameError:
            x = "rebound"
    print(x)
    # expect: 0
    # expect: rebound
    # expect: 20
