# python3: differs because call graphs are new in 3.14
import asyncio
import re


async def leaf(future):
    await future


async def middle(future):
    await leaf(future)


async def wait_for(task):
    await task


async def gather(future, task):
    await asyncio.gather(middle(future), task)


def show(future=None):
    print(re.sub("id=0x[0-9a-f]+|'[^']*/|'(?=[a-z_]*[.]py)", "", asyncio.format_call_graph(future)))


def here():
    show()


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(middle(future), name="T")
    others = [asyncio.create_task(wait_for(task), name="W"), asyncio.create_task(gather(future, task), name="G")]
    for _ in range(3):
        await asyncio.sleep(0)
    show(others[0])
    # Who awaits a future is a set: its order says nothing.
    for parent in sorted(asyncio.capture_call_graph(task).awaited_by, key=lambda graph: graph.future.get_name()):
        print(parent.future.get_name(), [entry.frame.f_code.co_name for entry in parent.call_stack], parent.awaited_by)
    here()
    print(asyncio.capture_call_graph(future).awaited_by[0].future in (task, *asyncio.all_tasks()))
    future.set_result(None)
    await asyncio.wait(others)


try:
    asyncio.capture_call_graph()
except RuntimeError as error:
    print(error)
asyncio.run(main())
