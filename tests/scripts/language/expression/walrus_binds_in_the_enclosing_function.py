def f(items):
    if (n := len(items)) > 2:
        print("long", n)  # expect: long 3
    squares = [last := x * x for x in items]
    print(squares, last)  # expect: [1, 4, 9] 9
    return n
print(f([1, 2, 3]))  # expect: 3
while (line := "ab"[:1]) and line != "a":
    pass
print(line)  # expect: a
