view = memoryview(b"").cast("h")
print(view.contiguous, view[::2].contiguous, view[::2].strides)  # expect: True False (4,)
try:
    view[::2].cast("B")
except TypeError as error:
    print(error)  # expect: memoryview: casts are restricted to C-contiguous views
