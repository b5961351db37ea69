def f():
        # deeper comment

    # odd comment
    x = 1

# comment at the margin
    return x
if f():
    pass
    # trailing
else:
# not a block
    print("never")
print(f(), [  # in brackets
    1,

    # between
    2])  # expect: 1 [1, 2]
