class C: x = 1
c = C()
for name in ("x", "y"):
    try:
        delattr(c, name)
    except AttributeError as e:
        print(e)
        # expect: 'C' object has no attribute 'x'
        # expect: 'C' object has no attribute 'y'
del C.x
try:
    del C.x
except AttributeError as e:
    print(e)  # expect: type object 'C' has no attribute 'x'
