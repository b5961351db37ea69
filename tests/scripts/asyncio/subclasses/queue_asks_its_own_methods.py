# Every method that a subclass of Queue replaces is asked, with `super()` and through other classes too.
import asyncio


class Items(asyncio.Queue):
    def _init(self, maxsize):
        print("_init", maxsize)
        self._queue = []

    def _put(self, item):
        print("_put", item)
        self._queue.append(item)

    def _get(self):
        print("_get")
        return self._queue.pop()


class Methods(asyncio.Queue):
    def put_nowait(self, item):
        print("put_nowait", item)
        super().put_nowait(item)

    def get_nowait(self):
        print("get_nowait")
        return super().get_nowait()

    def qsize(self):
        print("qsize")
        return super().qsize()

    def empty(self):
        print("empty")
        return super().empty()

    def full(self):
        print("full")
        return super().full()

    def task_done(self):
        print("task_done")
        super().task_done()


class Derived(Methods):
    pass


class Mixin:
    def put_nowait(self, item):
        print("mixin", item)
        super().put_nowait(item)

    def _put(self, item):
        print("mixin _put")
        super()._put(item)


class Mixed(Mixin, asyncio.Queue):
    pass


class MixedPriority(Mixin, asyncio.PriorityQueue):
    pass


class Waits(asyncio.LifoQueue):
    async def get(self):
        print("get")
        return await super().get()

    async def put(self, item):
        print("put")
        await super().put(item)


class Limited(asyncio.Queue):
    @property
    def maxsize(self):
        return super().maxsize + 100

    def _format(self):
        return "formatted " + super()._format()


class More(asyncio.Queue):
    def __init__(self, *args, extra=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = extra


async def main():
    for cls in (Items, Methods, Derived, Mixed, MixedPriority, Waits, Limited, More):
        print("--", cls.__name__)
        queue = cls(2)
        await queue.put(1)
        queue.put_nowait(2)
        print(queue, queue.maxsize, queue.qsize())
        putter = asyncio.create_task(queue.put(3))
        await asyncio.sleep(0)
        print(await queue.get())
        await putter
        print(await queue.get(), queue.get_nowait())
        for _ in range(3):
            queue.task_done()
        await queue.join()
        getter = asyncio.create_task(queue.get())
        await asyncio.sleep(0)
        queue.put_nowait(9)
        print(await getter)
        try:
            queue.get_nowait()
        except asyncio.QueueEmpty:
            print("QueueEmpty")


asyncio.run(main())
