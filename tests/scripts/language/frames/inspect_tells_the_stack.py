import inspect
import sys
import traceback
def show():
    for info in inspect.stack()[:2]:
        print(info.function, info.lineno, info.index, info.code_context)
    info = inspect.getframeinfo(inspect.currentframe())
    print(info.lineno, info.function, info.index)
show()
def arguments(a, b, *c, d=1, **e):
    v = 1
    print(inspect.getargvalues(inspect.currentframe()))
arguments(1, 2, 3, d=4, f=5)
def fail():
    1 / 0
try:
    fail()
except ZeroDivisionError as error:
    print([(info.function, info.lineno) for info in inspect.trace()])
    print(error.__traceback__.tb_frame.f_globals is globals())
    print(sys.exc_info()[1] is error)
print([(entry.name, entry.lineno) for entry in traceback.extract_stack()])
