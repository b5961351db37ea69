# skip gc: builds many exceptions
error = ValueError("inner")
for _ in range(30_000):
    error = ValueError(error)
for show in (str, repr, format):
    try:
        show(error)
    except RecursionError:
        print("RecursionError")
