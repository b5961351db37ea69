# python3: differs because 3.14 words it in another way
for value in 1, "a", [], None, (), range(3), object():
    for act in lambda: setattr(value, "__doc__", 1), lambda: delattr(value, "__doc__"), lambda: setattr(value, "foo", 1):
        try:
            act()
        except AttributeError as e:
            print(e)
for name in "__doc__", "__class__", "__dict__", "real", "foo":
    for act in lambda: setattr(int, name, 1), lambda: delattr(int, name):
        try:
            act()
        except (AttributeError, TypeError) as e:
            print(e)
