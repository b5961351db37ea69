async def ag():
    yield 1
try:
    for x in ag():
        pass
except TypeError as e:
    print(e)  # expect: 'async_generator' object is not iterable
try:
    list(ag())
except TypeError as e:
    print(e)  # expect: 'async_generator' object is not iterable
