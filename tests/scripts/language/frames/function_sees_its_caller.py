import sys
def who():
    return sys._getframe(1).f_code.co_name
def outer():
    return who()
print(outer(), sys._getframe().f_code.co_name)
def chain(n):
    if n:
        return chain(n - 1)
    frame, names = sys._getframe(), []
    while frame is not None:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
print(chain(2))
print(sys._getframe() is sys._getframe(), type(sys._getframe()).__name__)
try:
    sys._getframe(1000)
except ValueError as error:
    print(error)
