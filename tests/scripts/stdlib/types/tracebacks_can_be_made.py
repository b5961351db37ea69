# python3: differs because errors of arguments name the type traceback since 3.12
import types

try:
    raise ValueError(1)
except ValueError as error:
    real = error.__traceback__
made = types.TracebackType(None, real.tb_frame, 3, 44)
print(made.tb_next, made.tb_lasti, made.tb_lineno, made.tb_frame.f_code is real.tb_frame.f_code)
outer = types.TracebackType(tb_next=made, tb_frame=real.tb_frame, tb_lasti=1, tb_lineno=2)
print(outer.tb_next is made, outer.tb_lineno)
for args in (), (1, 2, 3, 4), (None, 1, 2, 3), (None, real.tb_frame, "a", 3), (None, real.tb_frame, 1), (1, real.tb_frame, 1, 2, 3):
    try:
        types.TracebackType(*args)
    except TypeError as e:
        print(e)
try:
    raise KeyError(1).with_traceback(outer)
except KeyError as error:
    walk = error.__traceback__
    while walk:
        print(walk.tb_lineno)
        walk = walk.tb_next
