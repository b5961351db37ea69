def f(): raise ValueError("v")
try:
    f()
except ValueError as e:
    t = e.__traceback__
    print(t.tb_lineno, t.tb_next.tb_lineno, t.tb_next.tb_frame.f_code.co_name, t.tb_next.tb_next)  # expect: 3 1 f None
    print(e.with_traceback(None) is e, e.__traceback__)  # expect: True None
try:
    ValueError().with_traceback(5)
except TypeError as e:
    print(e)  # expect: __traceback__ must be a traceback or None
