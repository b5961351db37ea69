async def me():
    await coroutine


coroutine = me()
try:
    coroutine.send(None)
except ValueError as error:
    print(error)  # expect: coroutine already executing
