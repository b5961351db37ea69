class C: pass
c = C()
c.x = 1
del c.__dict__
print(vars(c))  # expect: {}
c.y = 2
print(vars(c), hasattr(c, "x"))  # expect: {'y': 2} False
