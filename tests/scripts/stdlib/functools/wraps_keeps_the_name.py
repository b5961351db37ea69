from functools import wraps
def twice(f):
    @wraps(f)
    def wrapper(*a):
        "wrapper doc"
        return f(*a), f(*a)
    return wrapper
@twice
def hello(x):
    "hello doc"
    return "hi " + x
print(hello("y"), hello.__name__, hello.__doc__, hello.__wrapped__("z"))  # expect: ('hi y', 'hi y') hello hello doc hi z
