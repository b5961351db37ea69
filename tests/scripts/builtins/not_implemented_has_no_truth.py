# python3: differs because 3.14 words it in another way
try:
    bool(NotImplemented)
    print("true")
except TypeError as e:
    print(e)
print(NotImplemented is NotImplemented, repr(...), Ellipsis is ..., type(...)() is ...)
