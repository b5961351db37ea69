def g():
    yield 1
it = g()
print(it.gi_running, it.gi_frame is not None, it.gi_code.co_name, it.__name__, it.__qualname__)  # expect: False True g g g
list(it)
print(it.gi_running, it.gi_frame, it.gi_yieldfrom)  # expect: False None None
print(type(it).__name__, iter(it) is it)  # expect: generator True
