# python3: differs because copy.replace() is new in 3.13
import copy


def f(a, b=1):
    raise ValueError


other = f.__code__.replace(co_name="g", co_qualname="C.g", co_filename="elsewhere.py")
print(other.co_name, other.co_qualname, other.co_filename, other.co_varnames, f.__code__.co_name)
f.__code__ = copy.replace(other, co_name="h")
try:
    f(1)
except ValueError as error:
    print(error.__traceback__.tb_next.tb_frame.f_code.co_name)
try:
    other.replace(co_name=1)
except TypeError as error:
    print(error)
