import bisect
import math
import operator
import os


def attempt(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except TypeError as error:
        print(error)


attempt(operator.add, 1)
attempt(operator.neg)
attempt(operator.add, 1, b=2)
attempt(operator.length_hint)
attempt(operator.length_hint, [], 1, 2)
attempt(os.getppid, 1)
attempt(os.mkdir)
attempt(bisect.bisect, [1])
attempt(bisect.bisect, [1], 1, 0, 1, 2, 3)
attempt(bisect.bisect, [1], 1, 0, 1, None)
attempt(bisect.bisect, [1], 1, a=3)
attempt(math.sin)
attempt(math.sin, 1, x=2)
attempt(math.gcd, x=1)
