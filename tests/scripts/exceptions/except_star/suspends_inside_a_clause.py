import asyncio, sys
def numbers():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as group:
        yield repr(group)
        yield repr(sys.exception())
    except* TypeError:
        yield "types"
    yield sys.exception()
print(list(numbers()))  # expect: ["ExceptionGroup('g', [ValueError(1)])", "ExceptionGroup('g', [ValueError(1)])", 'types', None]
async def main():
    try:
        async with asyncio.TaskGroup() as tasks:
            async def fail(error):
                raise error
            tasks.create_task(fail(ValueError(1)))
            tasks.create_task(fail(KeyError(2)))
    except* ValueError as group:
        await asyncio.sleep(0)
        print(repr(group.exceptions))  # expect: (ValueError(1),)
    except* KeyError as group:
        print(repr(group.exceptions))  # expect: (KeyError(2),)
asyncio.run(main())
