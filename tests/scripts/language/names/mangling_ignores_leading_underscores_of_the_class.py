class __C:
    __x = 1
print([n for n in vars(__C) if n.endswith("__x")])  # expect: ['_C__x']
class ___:
    __x = 2
print("__x" in vars(___))  # expect: True
