class C:
    def __getattr__(self, name):
        if name == "broken": raise ValueError("inside")
        raise AttributeError(name)
c = C()
print(hasattr(c, "x"), getattr(c, "x", "default"))  # expect: False default
try:
    hasattr(c, "broken")
except ValueError as e:
    print("came through", e)  # expect: came through inside
