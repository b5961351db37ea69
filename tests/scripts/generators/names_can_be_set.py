def numbers():
    yield 1
generator = numbers()
generator.__name__ = "n"
generator.__qualname__ = "q.n"
print(generator.__name__, generator.__qualname__, numbers.__name__)
for name in "__name__", "__qualname__":
    try:
        setattr(generator, name, 3)
    except TypeError as error:
        print(error)
