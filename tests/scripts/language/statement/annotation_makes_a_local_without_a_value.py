# python3: differs because annotations are lazy since 3.14
def f():
    x: int
    try:
        x
    except UnboundLocalError as e:
        print(e)
f()
try:
    y: undefined_name = 1
except NameError as e:
    print("evaluated")
print(y)
