class V:
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "str"
    def __repr__(self): return "repr"
v = V()
print(f"{v} {v:abc} {v!r} {v!s:>5} {v!r:.2}")  # expect: <> <abc> repr   str re
print(format(v), format(v, "z"))  # expect: <> <z>
