# Functions that are built in elsewhere are no methods when a class has them.
import bisect
import cmath
import heapq
import operator
import os


class Tools:
    add = operator.add
    root = cmath.sqrt
    heapify = heapq.heapify
    place = bisect.bisect_left
    here = os.getcwdb


tools = Tools()
print(tools.add(1, 2), tools.root(-4), tools.place([1, 3], 2))
numbers = [3, 1, 2]
tools.heapify(numbers)
print(numbers[0], type(tools.here()).__name__)
print(tools.add is operator.add)
