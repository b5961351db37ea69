class C:
    n = 3
    squares = [i * i for i in range(n)]
    try:
        wrong = [n for i in range(2)]
    except NameError as e:
        print(e)  # expect: name 'n' is not defined
print(C.squares)  # expect: [0, 1, 4]
