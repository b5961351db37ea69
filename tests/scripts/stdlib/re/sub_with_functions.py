import re
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "a1 b22 c"), re.sub("b", lambda m: None, "abc"), re.sub("a", "\\g<0>".join, "b"))  # expect: a2 b44 c ac b
def stop(m):
    raise KeyError(m.start())
try:
    re.sub("c", stop, "abc")
except KeyError as error:
    print(error)  # expect: 2
try:
    re.sub("b", lambda m: 1, "abc")
except TypeError as error:
    print(error)  # expect: sequence item 1: expected str instance, int found
