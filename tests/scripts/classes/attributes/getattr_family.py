class C:
    v = 1
c = C()
print(getattr(c, "v"), getattr(c, "w", None), hasattr(c, "v"), hasattr(c, "w"))  # expect: 1 None True False
setattr(c, "w", [2])
print(c.w)  # expect: [2]
delattr(c, "w")
print(hasattr(c, "w"))  # expect: False
try:
    getattr(c, 5)
except TypeError as e:
    print(e)  # expect: attribute name must be string, not 'int'
