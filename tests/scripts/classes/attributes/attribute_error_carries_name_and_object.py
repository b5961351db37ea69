class C: pass
c = C()
try:
    c.colour
except AttributeError as e:
    print(e.name, e.obj is c)  # expect: colour True
