name = input("name? ")
print(repr(name))
print(repr(input()), repr(input()))
try:
    input("more? ")
except EOFError as e:
    print("\n" + str(e))
