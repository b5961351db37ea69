def numbers():
    print("asked")  # expect: asked
    return [1, 2]
for n in numbers():
    print(n)
    # expect: 1
    # expect: 2
    numbers = None
