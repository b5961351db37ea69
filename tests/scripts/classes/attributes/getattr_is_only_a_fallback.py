class Proxy:
    real = "found"
    def __getattr__(self, name):
        if name.startswith("x"):
            return name * 2
        raise AttributeError(f"no {name} here")
p = Proxy()
print(p.real, p.xy, hasattr(p, "nope"), getattr(p, "nope", "default"))  # expect: found xyxy False default
try:
    p.nope
except AttributeError as e:
    print(e)  # expect: no nope here
p.xy = "set"
print(p.xy)  # expect: set
