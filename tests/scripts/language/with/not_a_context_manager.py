try:
    with 5:
        pass
except TypeError as e:
    print(type(e).__name__)  # expect: TypeError
class OnlyEnter:
    def __enter__(self): print("entered")
try:
    with OnlyEnter():
        pass
except TypeError as e:
    print("not entered")  # expect: not entered
