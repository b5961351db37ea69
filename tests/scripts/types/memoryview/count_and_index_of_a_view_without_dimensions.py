# python3: differs because 3.11 has no memoryview.count and no memoryview.index
view = memoryview(bytes(8)).cast("d", [])
try:
    view.count(0)
except TypeError as error:
    print(error)  # expect: invalid indexing of 0-dim memory
try:
    view.index(0)
except TypeError as error:
    print(error)  # expect: invalid lookup on 0-dim memory
