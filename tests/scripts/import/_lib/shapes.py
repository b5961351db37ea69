UNIT = "cm"
def area(a, b):
    return f"{a * b} {UNIT}2"
_hidden = 1
