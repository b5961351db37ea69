# stderr: any
def say(x):
    print("evaluated", x)
try:
    missing(say(1))
except NameError as e:
    print(e)
try:
    None(say(2))
except TypeError as e:
    print(e)
