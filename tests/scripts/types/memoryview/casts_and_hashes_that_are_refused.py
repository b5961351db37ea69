# python3: differs because 3.14 asks for the hash of what the memory belongs to
def tried(function):
    try:
        print(function())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

empty = memoryview(b"")
tried(lambda: empty.cast("B", [0]))
tried(lambda: empty.cast("nothing", 5))
tried(lambda: memoryview(b"abcd")[::2].cast("B", 5))
tried(lambda: hash(memoryview(bytearray(b"ab")).toreadonly()))
tried(lambda: hash(memoryview(bytearray(b"ab"))))
tried(lambda: hash(memoryview(b"ab")) == hash(b"ab"))
