"""A table of cancellations: one wait, cancelled in every way, and what came of it.

A way is what the task does with its CancelledError and what is done to the task, a word a turn of the loop: `c` cancels
it, `m` cancels it with a message, `f` completes what it waits for, `.` does nothing. A line of the output is a way, what
the calls of `cancel` gave, and the events, each behind the number of its turn.
"""

import asyncio

SWALLOW, UNCANCEL, AGAIN, REPLACE, CLEAN, RAISE = "swallow", "uncancel", "again", "replace", "clean", "raise"

WAYS = {
    "once": (RAISE, ". . . c"),
    "with a message": (RAISE, ". . . m"),
    "twice in a turn": (RAISE, ". . . cm"),
    "in two turns": (RAISE, ". . . c m"),
    "before the first step": (RAISE, "c"),
    "before the first step, twice": (RAISE, "mc"),
    "after the first step": (RAISE, ". c"),
    "not at all": (RAISE, ". . . f"),
    "cancelled, then completed": (RAISE, ". . . cf"),
    "completed, then cancelled": (RAISE, ". . . fc"),
    "completed, cancelled a turn later": (RAISE, ". . . f m"),
    "completed, cancelled two turns later": (RAISE, ". . . f . m"),
    "cancelled, completed a turn later": (RAISE, ". . . c f"),
    "swallowed": (SWALLOW, ". . . c"),
    "swallowed, twice in a turn": (SWALLOW, ". . . cc"),
    "swallowed and taken back": (UNCANCEL, ". . . m"),
    "swallowed, waits again": (AGAIN, ". . . c . . . f"),
    "swallowed, waits again, cancelled again": (AGAIN, ". . . c . . . m"),
    "replaced": (REPLACE, ". . . c"),
    "again during cleanup": (CLEAN, ". . . c . m"),
    "cleanup in peace": (CLEAN, ". . . c"),
    "cleanup after completion and cancellation": (CLEAN, ". . . fc . c"),
}

MOST_TURNS = 30


def shown(value):
    if isinstance(value, BaseExceptionGroup):
        return f"{type(value).__name__}({', '.join(map(shown, value.exceptions))})"
    if isinstance(value, BaseException):
        cause = value.__cause__
        text = f"{type(value).__name__}{value.args}".replace(",)", ")")
        return text if cause is None else f"{text} from {shown(cause)}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(shown, value)) + "]"
    return repr(value) if isinstance(value, (int, str, bool, type(None))) else type(value).__name__


class Wait:
    """What a task waits for. A script says how to wait, and how the wait is completed."""

    def __init__(self, loop):
        self.loop = loop
        self.turn = 0
        self.events = []
        self.future = loop.create_future()

    async def prepare(self):
        """Before the task is made."""

    async def wait(self):
        return await self.future

    def complete(self):
        if not self.future.done():
            self.future.set_result("done")

    async def clean(self):
        """When all has been seen."""

    def note(self, *what):
        task = asyncio.current_task(self.loop)
        requests = f" cancelling={task.cancelling()}" if task is not None and task.cancelling() else ""
        self.events.append(f"{self.turn} {' '.join(map(str, what))}{requests}")

    async def body(self, answer):
        try:
            self.note("got", shown(await self.wait()))
        except BaseException as error:
            self.note(shown(error))
            if answer == SWALLOW:
                return "swallowed"
            if answer == UNCANCEL:
                self.note("left", asyncio.current_task().uncancel())
                await asyncio.sleep(0)
                return "swallowed"
            if answer == AGAIN:
                self.note("again", shown(await self.wait()))
                return "swallowed"
            if answer == REPLACE:
                raise ValueError("instead") from None
            raise
        finally:
            if answer == CLEAN:
                for step in range(3):
                    try:
                        await asyncio.sleep(0)
                    except BaseException as error:
                        self.note("in cleanup", shown(error))
                        raise
                self.note("cleaned")
        return "returned"

    def make_task(self, coro):
        return self.loop.create_task(coro)


async def _case(wait_class, name, answer, plan):
    loop = asyncio.get_running_loop()
    wait = wait_class(loop)

    def report(loop, context):
        # When a task that was left is found is not part of the table.
        if "destroyed" not in context["message"]:
            wait.note("report:", context["message"])

    loop.set_exception_handler(report)
    await wait.prepare()

    def tick():
        wait.turn += 1
        if wait.turn < MOST_TURNS:
            loop.call_soon(tick)

    loop.call_soon(tick)
    task = wait.make_task(wait.body(answer))
    task.add_done_callback(lambda task: wait.note("ended"))
    calls = []
    for turn in plan.split():
        for action in turn:
            if action == "c":
                calls.append(task.cancel())
            elif action == "m":
                calls.append(task.cancel("message"))
            elif action == "f":
                wait.complete()
        await asyncio.sleep(0)
    for _ in range(12):
        await asyncio.sleep(0)
    if task.done():
        end = "cancelled" if task.cancelled() else None
        try:
            end = shown(task.result())
        except BaseException as error:
            end = shown(error)
    else:
        end = "pending"
    print(f"{name}: {calls} {'; '.join(wait.events)} -> {end}, cancelling={task.cancelling()}")
    for _ in range(3):
        if not task.done():
            task.cancel()
            wait.complete()
            await asyncio.wait([task], timeout=1)
    if task.done() and not task.cancelled():
        task.exception()
    await wait.clean()


async def _table(waits, ways):
    for wait_class in waits:
        if len(waits) > 1:
            print(f"-- {wait_class.__name__}")
        for name, (answer, plan) in WAYS.items():
            if ways is None or name in ways:
                await _case(wait_class, name, answer, plan)


def run(*waits, ways=None):
    """Print the table of these waits: all ways, or those named."""
    asyncio.run(_table(waits, ways))
