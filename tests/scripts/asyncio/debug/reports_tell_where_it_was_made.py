# stderr: any
import asyncio, gc

def handler(loop, context):
    frames = [f.name for f in context["source_traceback"] if "asyncio" not in f.filename]
    print(context["message"].partition(" at ")[0], sorted(context), frames[-2:])

async def fails():
    raise ValueError("no")

def spawn():
    asyncio.create_task(fails())

def lose():
    asyncio.get_running_loop().create_future().set_exception(KeyError("k"))

def plan():
    asyncio.get_running_loop().call_soon(divide)

def divide():
    1 / 0

async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    for make in (spawn, lose, plan):
        make()
        for _ in range(3):
            await asyncio.sleep(0)
            gc.collect()

asyncio.run(main(), debug=True)
