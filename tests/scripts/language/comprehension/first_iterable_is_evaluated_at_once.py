def source():
    print("evaluated")  # expect: evaluated
    return [1, 2]
g = (x for x in source())
print("made")  # expect: made
print(list(g))  # expect: [1, 2]
