# python3: differs because iterators of itertools are not pickled since 3.14
import copy, itertools, pickle
for iterator in itertools.count(), itertools.chain([1]), itertools.tee([1])[0]:
    for protocol in 0, 4:
        try:
            print(pickle.dumps(iterator, protocol))
        except TypeError as error:
            print(error)
# expect: cannot pickle 'count' object
# expect: cannot pickle 'itertools.count' object
# expect: cannot pickle 'chain' object
# expect: cannot pickle 'itertools.chain' object
# expect: cannot pickle '_tee' object
# expect: cannot pickle 'itertools._tee' object
class Reenter:
    def __iter__(self): return self
    def __next__(self): return next(self.other) if self.other else 5
source = Reenter()
first, source.other = itertools.tee(source)
try:
    next(first)
except RuntimeError as error:
    print(error)  # expect: cannot re-enter the tee iterator
source.other = None
print(next(first))  # expect: 5
a, b = itertools.tee("abc")
next(a)
print([x for x in copy.copy(a)], list(a), list(b))  # expect: ['b', 'c'] ['b', 'c'] ['a', 'b', 'c']
