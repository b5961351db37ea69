def get(self): "getter doc"
class C:
    a = property(get)
    b = property(get, doc="own doc")
    c = property(doc="only doc")
print(C.a.__doc__, C.b.__doc__, C.c.__doc__)  # expect: getter doc own doc only doc
