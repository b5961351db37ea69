class F:
    def __format__(self, spec): return f"<{spec}>"
print(f"{F():abc}", f"{F()}", "{:{}}".format(F(), "x"), format(F(), "y"), f"{F():{1 + 1}>{3}}")  # expect: <abc> <> <x> <y> <2>3>
class Bad:
    def __format__(self, spec): return 5
try:
    f"{Bad()}"
except TypeError as e:
    print(e)  # expect: __format__ must return a str, not int
