x = "outer"
squares = [x for x in range(3)]
print(x, squares)  # expect: outer [0, 1, 2]
try:
    [hidden for hidden in [1]]
    hidden
except NameError as e:
    print(e)  # expect: name 'hidden' is not defined
