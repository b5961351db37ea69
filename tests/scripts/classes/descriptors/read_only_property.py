class C:
    @property
    def area(self): return 1
    nothing = property()
c = C()
for act in (lambda: setattr(c, "area", 2), lambda: delattr(c, "area"), lambda: c.nothing):
    try:
        act()
    except AttributeError as e:
        print(e)
        # expect: property 'area' of 'C' object has no setter
        # expect: property 'area' of 'C' object has no deleter
        # expect: property 'nothing' of 'C' object has no getter
