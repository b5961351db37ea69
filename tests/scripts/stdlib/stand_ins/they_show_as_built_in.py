# python3: differs because open() is of the module _io since 3.12
import heapq
import inspect
import io
import operator
import os
import pickle
import struct

print(operator.add, heapq.heappush, os.mkdir)
for function in (operator.add, operator.invert, heapq.heappop, os.getcwd, os.mkdir, open, io.open_code):
    print(type(function).__name__, function.__module__, function.__qualname__, inspect.isbuiltin(function))
print(struct.Struct.__module__, os.path.__name__, os.path.join.__module__, os.path.exists.__module__)
print(inspect.signature(operator.add), inspect.signature(heapq.heappush), inspect.signature(len))
print(operator.add.__text_signature__, len.__text_signature__)
print(pickle.dumps(operator.add, 0), pickle.loads(pickle.dumps(heapq.heappop)) is heapq.heappop)
try:
    operator.add.note = 1
except AttributeError as error:
    print(error)
