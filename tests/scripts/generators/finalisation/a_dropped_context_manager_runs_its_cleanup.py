from contextlib import contextmanager
@contextmanager
def resource():
    try:
        yield "it"
    finally:
        print("released")
manager = resource()
manager.__enter__()
manager = None
print("dropped")
