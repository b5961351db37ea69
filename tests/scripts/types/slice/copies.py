import copy
s = slice([1], 2)
other = copy.deepcopy(s)
print(other, other.start is s.start, copy.copy(s), slice(1, 2).__reduce__())  # expect: slice([1], 2, None) False slice([1], 2, None) (<class 'slice'>, (1, 2, None))
