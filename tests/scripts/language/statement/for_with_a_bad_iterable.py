for value in (5, None, object):
    try:
        for x in value: pass
    except TypeError as e:
        print(e)
        # expect: 'int' object is not iterable
        # expect: 'NoneType' object is not iterable
        # expect: 'type' object is not iterable
class NoNext:
    def __iter__(self): return 5
try:
    for x in NoNext(): pass
except TypeError as e:
    print(e)  # expect: iter() returned non-iterator of type 'int'
