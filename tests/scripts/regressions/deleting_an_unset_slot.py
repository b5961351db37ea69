class S: __slots__ = ("b",)
s = S()
try:
    del s.b
except AttributeError as e:
    print(e)  # expect: b
