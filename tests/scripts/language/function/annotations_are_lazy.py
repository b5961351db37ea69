# python3: differs because since 3.14 annotations are evaluated only when someone asks for them
def f(a: undefined_name, b: also.missing = 3) -> nothing:
    return a + b
class C:
    x: not_there_yet = 1
print(f(1), C.x)  # expect: 4 1
not_there_yet = int
print(C.__annotations__)  # expect: {'x': <class 'int'>}
