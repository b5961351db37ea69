x: int = 5
y: str
print(x)  # expect: 5
try:
    print(y)
except NameError as e:
    print(e)  # expect: name 'y' is not defined
def f():
    z: "not evaluated" = 3
    return z
print(f())  # expect: 3
