data = bytearray(b"abc")
with memoryview(data) as view:
    print(view.tolist())
for act in (
    lambda: view[0], lambda: view.shape, lambda: len(view), lambda: view.tobytes(), lambda: bytes(view), lambda: view.obj,
    lambda: view.cast("B"), lambda: view.__enter__(), lambda: memoryview(view), lambda: list(view), lambda: view.toreadonly(),
):
    try:
        act()
    except ValueError as error:
        print(error)
print(view == view, view == data, repr(view)[:16], view.release())
