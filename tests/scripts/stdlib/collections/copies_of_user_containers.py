# copy.copy() keeps the attributes of an object; the method copy() makes a new container of the items.
import copy
from collections import UserDict, UserList, UserString, deque
from collections.abc import MutableSequence

for made in (UserList([1]), UserDict({1: 2})):
    made.label = "a"
    print(vars(copy.copy(made)), vars(made.copy()))
    # expect: {'data': [1], 'label': 'a'} {'data': [1]}
    # expect: {'data': {1: 2}, 'label': 'a'} {'data': {1: 2}}
print(isinstance(deque(), MutableSequence))  # expect: True
print(UserString("ab").__getnewargs__())  # expect: ('ab',)
