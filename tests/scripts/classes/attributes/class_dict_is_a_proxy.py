class C: x = 1
print(type(C.__dict__).__name__, C.__dict__["x"])  # expect: mappingproxy 1
try:
    C.__dict__["x"] = 2
except TypeError as e:
    print(e)  # expect: 'mappingproxy' object does not support item assignment
C.y = 3
print(C.__dict__["y"], "__module__" in C.__dict__)  # expect: 3 True
