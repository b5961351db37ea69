# stderr: any
import asyncio

def shown(thing):
    # Without the library's own calls, which CPython lists too.
    return [frame.name for frame in thing._source_traceback if "asyncio" not in frame.filename]

async def nothing(): pass

async def main():
    loop = asyncio.get_running_loop()
    def make():
        return (
            asyncio.create_task(nothing()), loop.create_task(nothing()), asyncio.ensure_future(nothing()), loop.create_future(),
            asyncio.Future(), asyncio.gather(nothing()), loop.call_soon(print), loop.call_later(1, print), loop.call_at(1, print),
        )
    made = make()
    for thing in made:
        print(type(thing).__name__, shown(thing)[-2:], type(thing._source_traceback).__name__)
        if isinstance(thing, asyncio.Handle):
            thing.cancel()
    frame = made[3]._source_traceback[0]
    print(frame.name, frame.line, frame.lineno)
    await asyncio.sleep(0)

asyncio.run(main(), debug=True)

async def without():
    loop = asyncio.get_running_loop()
    print(loop.create_future()._source_traceback, asyncio.current_task()._source_traceback, loop.call_soon(int)._source_traceback)

asyncio.run(without())
