import importlib
m = importlib.import_module("_lib.shapes")
print(m.UNIT, __import__("math").floor(2.5), importlib.import_module("math") is __import__("math"))  # expect: cm 2 True
