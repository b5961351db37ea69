from itertools import accumulate, dropwhile, takewhile, filterfalse
import operator
print(list(accumulate([1, 2, 3, 4])), list(accumulate([2, 3, 4], operator.mul)), list(accumulate([1, 2], initial=100)), list(accumulate([])))  # expect: [1, 3, 6, 10] [2, 6, 24] [100, 101, 103] []
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(None, [0, 1, ""])))  # expect: [1, 2] [3, 1] [0, '']
print(list(accumulate([3, 1, 2], max)))  # expect: [3, 3, 3]
