def numbers():
    for i in range(10):
        print("gave", i)
        # expect: gave 0
        # expect: gave 1
        # expect: gave 2
        yield i
try:
    a, b = numbers()
except ValueError as e:
    print("too many")  # expect: too many
