import math
print(getattr(math, "pi") > 3, hasattr(math, "no"), getattr(int, "__name__"), getattr("abc", "upper")(), getattr([], "append").__name__)  # expect: True False int ABC append
print(str.upper("x"), list.append.__name__, int.__add__(1, 2), (1).__add__(2), "a".__len__(), [1].__contains__(1), dict.get({1: 2}, 1))  # expect: X append 3 3 1 True 2
