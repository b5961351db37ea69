import bisect
from collections import Counter, OrderedDict, defaultdict

for items in ({0: 1}, OrderedDict({0: 1}), defaultdict(int, {0: 1}), {1}, Counter([0])):
    try:
        print(bisect.bisect(items, 5))
    except TypeError as error:
        print(error)
print(bisect.bisect(range(10), 5))
