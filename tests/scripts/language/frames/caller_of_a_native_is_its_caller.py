import sys
class Item:
    def __lt__(self, other):
        print(sys._getframe(1).f_code.co_name)  # expect: sort
        return False
def sort():
    sorted([Item(), Item()])
sort()
def gen():
    yield sys._getframe().f_back.f_code.co_name
def user():
    return next(gen())
print(user())  # expect: user
