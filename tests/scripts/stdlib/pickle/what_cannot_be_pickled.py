# python3: differs because 3.14 says where in a structure the object stands
import pickle
def outer():
    def inner(): pass
    return inner
class Bad:
    def __reduce__(self): return 5
for value in outer(), lambda: 1, (i for i in ()), [1, {"k": (2, outer())}], Bad(), memoryview(b""), pickle:
    try:
        pickle.dumps(value)
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0], getattr(error, "__notes__", ()))
