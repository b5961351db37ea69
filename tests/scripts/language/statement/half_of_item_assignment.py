class Sets:
    def __setitem__(self, key, value): pass
class Deletes:
    def __delitem__(self, key): pass
class Neither: pass

for container in (Sets(), Deletes(), Neither(), 5, "text", ()):
    for key in (0, "key"):
        try:
            container[key] = 1
            print("set")
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)
        try:
            del container[key]
            print("deleted")
        except (AttributeError, TypeError) as error:
            print(type(error).__name__, error)
