import collections
class Loud(collections.UserDict):
    def get(self, key, default=None):
        print("get", key)  # expect: get a
        return super().get(key, default)
match Loud(a=1):
    case {"a": x, "b": y}: print("no")
    case {"a": x}: print(x)  # expect: 1
    case _: print("none")
match collections.defaultdict(list):
    case {"missing": x}: print("made")
    case {}: print("not made")  # expect: not made
