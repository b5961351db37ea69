#!/usr/bin/env python3
"""Make random programs of tasks, run them under CPython and under Pyish, and compare what happened in which order.

  python3 tests/fuzz_asyncio.py --count 20000             compare programs 0 to 19999
  python3 tests/fuzz_asyncio.py --start 4711 --count 1 --keep    leave the file of one program for a look
  python3 tests/fuzz_asyncio.py --oracle python3.13 --version 3.13    ask another CPython, of that version
  python3 tests/fuzz_asyncio.py --scripted              the same over a subclass of BaseEventLoop
  python3 tests/fuzz_asyncio.py --wide                  other programs, with the statements of fuzz_asyncio_wide.py too

A program is a handful of coroutines over shared futures, locks, events, semaphores, conditions, queues and
barriers; everything it does leaves a line in its trace. Time is virtual on both sides, so deadlines are often
equal. A file holds several hundred programs, each on a loop of its own, because starting CPython is what costs.

Sets of tasks have no order in CPython, so the harness gives TaskGroup an ordered one. Rules that changed after
the oracle's version are left out of the programs. Exit status 1 when a program's traces differ.
"""
import argparse
import random
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import fuzz_asyncio_wide as wide

HERE = Path(__file__).resolve().parent

HARNESS = '''
import asyncio, contextlib, contextvars, sys
PYISH = sys.implementation.name == "pyish" and not SCRIPTED
VAR = contextvars.ContextVar("VAR", default=0)
if PYISH:
    new_loop, TaskGroup = asyncio.new_event_loop, asyncio.TaskGroup
else:
    class Selector:
        def __init__(self, loop): self.loop = loop
        def select(self, timeout):
            if timeout is None: raise SystemExit("the program waits for ever")
            self.loop.now = round(self.loop.now + timeout, 4)
            return ()
    class VirtualLoop(asyncio.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self.now, self.made, self._clock_resolution, self._selector = 0.0, 0, 1e-6, Selector(self)
        def time(self): return self.now
        def call_at(self, when, callback, *args, context=None):
            # Timers of one deadline are told apart, but still fire in one turn.
            self.made += 1
            return super().call_at(when + self.made * 1e-9, callback, *args, context=context)
        def _process_events(self, events): pass
        def _write_to_self(self): pass
    new_loop = VirtualLoop
    class Ordered(dict):
        def add(self, item): self[item] = None
        def discard(self, item): self.pop(item, None)
        def remove(self, item): del self[item]
    class TaskGroup(asyncio.TaskGroup):
        def __init__(self):
            super().__init__()
            if sys.implementation.name != "pyish":
                self._tasks = Ordered()
        async def __aexit__(self, kind, error, trace):
            try:
                return await super().__aexit__(kind, error, trace)
            except BaseException as raised:
                # Later versions leave no cycle between an exception and the frame that raised it.
                trace = raised.__traceback__
                while trace := trace.tb_next:
                    if "aexit" in trace.tb_frame.f_code.co_name: trace.tb_frame.clear()
                raise
            finally:
                kind = error = trace = None
    outer = asyncio._get_running_loop()
    asyncio._set_running_loop(None)

class E(Exception): pass

class Shared:
    def __init__(self, loop):
        self.loop, self.start, self.lines, self.tasks = loop, loop.time(), [], []
        self.futures = [loop.create_future() for _ in range(4)]
        self.locks = [asyncio.Lock(), asyncio.Lock()]
        self.events = [asyncio.Event(), asyncio.Event()]
        self.semaphores = [asyncio.Semaphore(1), asyncio.BoundedSemaphore(2)]
        self.conditions = [asyncio.Condition(), asyncio.Condition(self.locks[0])]
        self.queues = [asyncio.Queue(1), asyncio.Queue(), asyncio.PriorityQueue(2), asyncio.LifoQueue()]
        self.barrier = asyncio.Barrier(2)
        self.names = 0
    def note(self, *what):
        task = None
        try: task = asyncio.current_task(self.loop)
        except RuntimeError: pass
        # The numbers of tasks without a name depend on what became of generators that were left.
        name = task.get_name().split("-")[0] if task else "-"
        self.lines.append(f"{self.loop.time() - self.start:g} {name} {' '.join(map(str, what))}")
    def spawn(self, coroutine, **kwargs):
        self.names += 1
        task = self.loop.create_task(coroutine, name=f"t{self.names}", **kwargs)
        self.tasks.append(task)
        return task
    def eager(self, coroutine, **kwargs):
        self.names += 1
        task = asyncio.Task(coroutine, loop=self.loop, name=f"t{self.names}", eager_start=True, **kwargs)
        self.tasks.append(task)
        return task
    def group_spawn(self, group, coroutine, **kwargs):
        self.names += 1
        task = group.create_task(coroutine, name=f"g{self.names}", **kwargs)
        self.tasks.append(task)
        return task
    def task(self, index):
        return self.tasks[index % len(self.tasks)] if self.tasks else self.futures[index % 4]
    def later(self, index):
        """A task made after this one, so that no tasks wait for each other in a ring, or a future."""
        name = asyncio.current_task().get_name()
        own = 0 if name == "main" else int(name[1:]) if name[0] in "tg" else self.names
        tasks = [task for task in self.tasks if int(task.get_name()[1:]) > own]
        return tasks[index % len(tasks)] if tasks else self.futures[index % 4]
    def state(self, future):
        if not future.done(): return "pending"
        if future.cancelled(): return "cancelled"
        error = future.exception()
        return show(error) if error is not None else f"result {future.result()}"
    def handle(self, loop, context):
        message = context["message"].split(" at ")[0].split("(")[0]
        if "never retrieved" in message or "destroyed" in message or "shielded" in message: return
        self.lines.append(f"handler {message} {show(context.get('exception'))}")

def show(error):
    if error is None: return "None"
    if isinstance(error, BaseExceptionGroup):
        return f"{type(error).__name__}[{', '.join(map(show, error.exceptions))}]"
    text = f"{type(error).__name__}({', '.join(map(str, error.args))})"
    if error.__cause__ is not None: text += f" from {show(error.__cause__)}"
    return text.split(" at ")[0]

def show_all(result):
    if isinstance(result, list): return [show_all(item) for item in result]
    return show(result) if isinstance(result, BaseException) else result

def run(number, main):
    # Coroutines that an earlier program left may set their variables when they are dropped.
    contextvars.Context().run(run_alone, number, main)

def run_alone(number, main):
    loop = new_loop()
    asyncio.set_event_loop(loop)
    shared = Shared(loop)
    loop.set_exception_handler(shared.handle)
    rounds = 0
    def watch():
        nonlocal rounds
        rounds += 1
        if rounds > 30: return loop.stop()  # Tasks that cannot be cancelled: they wait for a lock of each other.
        for task in sorted(asyncio.all_tasks(loop), key=lambda task: task.get_name()): task.cancel("watchdog")
        handles.append(loop.call_later(50, watch))
    handles = [loop.call_later(50, watch)]
    task = loop.create_task(main(shared), name="main")
    try:
        shared.lines.append(f"result {loop.run_until_complete(task)}")
    except BaseException as error:
        if isinstance(error, SystemExit): raise
        shared.lines.append(f"ended {show(error)} cancelling={task.cancelling()}")
    left = sorted(asyncio.all_tasks(loop), key=lambda task: task.get_name())
    shared.lines.append("left " + " ".join(sorted(task.get_name().split("-")[0] for task in left)))
    for task in left: task.cancel()
    if left and rounds <= 30: loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    for index, task in enumerate(shared.tasks + shared.futures): shared.lines.append(f"{index} {shared.state(task)}")
    handles[-1].cancel()
    loop.close()
    print(f"# program {number}")
    print("\\n".join(shared.lines))
'''

END = """
if not PYISH: asyncio._set_running_loop(outer)
"""

# What a statement needs of CPython.
NEWER = {"wait_for": (3, 12), "shutdown": (3, 13), "as_completed": (3, 13), "condition": (3, 13), "group": (3, 13),
         "uncancel": (3, 13), "eager": (3, 14), "semaphore": (3, 13), "timeout": (3, 13),
         "eager_task": (3, 12), "limited": (3, 13), "handed_semaphore": (3, 13), "barrier_block": (3, 13)}


class Program:
    """Writes one program; `number` is all its randomness."""

    def __init__(self, number, version):
        self.random = random.Random(number)
        self.number = number
        self.version = version
        self.lines = []
        self.labels = 0
        self.count = self.random.randint(2, 5)

    def allows(self, what):
        return self.version >= NEWER.get(what, (3, 11))

    def write(self):
        for index in reversed(range(self.count)):
            self.lines.append(f"async def p{self.number}_{index}(s, n=0):")
            self.body(index, 1, self.random.randint(2, 6))
            if self.random.random() < 0.6:
                self.emit(1, f"return {self.random.randint(0, 99)}")
            elif self.random.random() < 0.5:
                self.emit(1, f"raise E({self.random.randint(0, 9)})")
        self.lines.append(f"run({self.number}, p{self.number}_0)")
        return "\n".join(self.lines) + "\n"

    def emit(self, depth, text):
        self.lines.append("    " * depth + text)

    def note(self, depth, *what):
        self.labels += 1
        self.emit(depth, f"s.note({self.labels}{''.join(', ' + part for part in what)})")

    def body(self, index, depth, count):
        for _ in range(count):
            self.statement(index, depth)
        self.note(depth)

    def delay(self):
        return self.random.choice(["0", "0", "0", "1", "1", "2", "3", "0.5"])

    def child(self, index):
        """A coroutine that is nearer to the leaves."""
        if index + 1 < self.count and self.random.random() < 0.8:
            return f"p{self.number}_{self.random.randint(index + 1, self.count - 1)}(s)"
        return f"asyncio.sleep({self.delay()}, {self.random.randint(0, 9)})"

    def awaitable(self, index):
        choice = self.random.random()
        if choice < 0.35:
            return self.child(index)
        if choice < 0.55:
            return f"s.spawn({self.child(index)})"
        if choice < 0.8:
            return f"s.later({self.random.randint(0, 5)})"
        return f"s.futures[{self.random.randint(0, 3)}]"

    def pending(self, index):
        """An expression for a task that is not done."""
        return f"s.spawn({self.child(index)})"

    def statement(self, index, depth):
        names = [name[3:] for name in dir(self) if name.startswith("do_") and self.allows(name[3:])]
        if depth > 3:
            names = [name for name in names if name not in self.BLOCKS]
        getattr(self, "do_" + self.random.choice(names))(index, depth)

    BLOCKS = {"left_generator", "driven_generator", "lock", "semaphore", "condition", "group", "timeout", "attempt", "cleanup", "loop"}

    def guarded(self, index, depth, *lines):
        """Statements that may raise: usually caught."""
        choice = self.random.random()
        if choice < 0.25:
            for line in lines:
                self.emit(depth, line)
            return
        self.emit(depth, "try:")
        for line in lines:
            self.emit(depth + 1, line)
        caught = "BaseException" if choice < 0.45 else "Exception" if choice < 0.8 else "asyncio.CancelledError"
        self.emit(depth, f"except {caught} as error:")
        self.note(depth + 1, "show(error)")
        if choice < 0.35:
            self.emit(depth + 1, "raise")

    # ---- plain waits ----

    def do_sleep(self, index, depth):
        self.emit(depth, f"await asyncio.sleep({self.delay()})")

    def do_turns(self, index, depth):
        for _ in range(self.random.randint(1, 3)):
            self.emit(depth, "await asyncio.sleep(0)")

    def do_wait_one(self, index, depth):
        self.guarded(index, depth, f"s.note('got', await {self.awaitable(index)})")

    def do_direct(self, index, depth):
        self.guarded(index, depth, f"s.note('got', await {self.child(index)})")

    def do_spawn(self, index, depth):
        self.emit(depth, f"s.spawn({self.child(index)})")

    def do_eager(self, index, depth):
        self.emit(depth, f"s.spawn({self.child(index)}, eager_start=True)")

    def do_eager_task(self, index, depth):
        self.emit(depth, f"task = s.eager({self.child(index)})")
        self.note(depth, "s.state(task)")

    # ---- futures ----

    def do_resolve(self, index, depth):
        future = f"s.futures[{self.random.randint(0, 3)}]"
        action = self.random.choice(["set_result(7)", "set_exception(E('f'))", "cancel()", "cancel('m')"])
        self.emit(depth, f"if not {future}.done(): {future}.{action}")

    def do_renew(self, index, depth):
        number = self.random.randint(0, 3)
        self.emit(depth, f"if s.futures[{number}].done(): s.futures[{number}] = s.loop.create_future()")

    def do_callback(self, index, depth):
        self.labels += 1
        target = self.random.choice([f"s.task({self.random.randint(0, 5)})", f"s.futures[{self.random.randint(0, 3)}]"])
        self.emit(depth, f"{target}.add_done_callback(lambda f: s.note({self.labels}, s.state(f)))")

    def do_call_soon(self, index, depth):
        self.labels += 1
        action = self.random.choice([
            f"s.note({self.labels})", f"s.task({self.random.randint(0, 5)}).cancel()",
            f"s.futures[{self.random.randint(0, 3)}].cancel()", f"s.events[{self.random.randint(0, 1)}].set()",
            f"s.spawn({self.child(index)})", "s.missing",
            f"s.loop.call_soon(s.note, {self.labels})"])
        call = self.random.choice(["call_soon(", f"call_later({self.delay()}, "])
        self.emit(depth, f"handle = s.loop.{call}lambda: {action})")
        if self.random.random() < 0.15:
            self.emit(depth, "handle.cancel()")

    def do_equal_timers(self, index, depth):
        """Timers of one deadline, some of which are cancelled."""
        delay = self.random.choice(["1", "1", "2", "0.5"])
        for _ in range(self.random.randint(2, 4)):
            self.labels += 1
            self.emit(depth, f"handle = s.loop.call_later({delay}, s.note, {self.labels})")
            if self.random.random() < 0.2:
                self.emit(depth, "handle.cancel()")

    def do_complete_and_cancel(self, index, depth):
        """The waiter of a future is cancelled in the turn in which the future is done."""
        number = self.random.randint(0, 3)
        steps = [f"if not s.futures[{number}].done(): s.futures[{number}].set_result(8)",
                 f"s.note('cancel', s.task({self.random.randint(0, 5)}).cancel())"]
        self.random.shuffle(steps)
        for step in steps:
            self.emit(depth, step)

    def do_callback_taken_back(self, index, depth):
        self.labels += 1
        name = f"told{self.labels}"
        target = f"s.futures[{self.random.randint(0, 3)}]"
        self.emit(depth, f"def {name}(f): s.note({self.labels}, s.state(f))")
        for _ in range(self.random.randint(1, 3)):
            self.emit(depth, f"{target}.add_done_callback({name})")
        if self.random.random() < 0.5:
            self.emit(depth, f"s.note('removed', {target}.remove_done_callback({name}))")

    def do_twice(self, index, depth):
        """A coroutine that a task runs already cannot be awaited."""
        self.emit(depth, f"same = {self.child(index)}")
        self.emit(depth, "s.spawn(same)")
        self.emit(depth, f"await asyncio.sleep({self.delay()})")
        self.guarded(index, depth, "s.note('got', await same)")

    # ---- context ----

    def do_variable(self, index, depth):
        self.emit(depth, self.random.choice([
            f"VAR.set({self.random.randint(1, 99)})", "s.note('var', VAR.get())", "s.note('var', VAR.get())",
            f"token = VAR.set({self.random.randint(1, 99)}); s.note('var', VAR.get()); VAR.reset(token)"]))

    def do_in_context(self, index, depth):
        self.emit(depth, "context = contextvars.copy_context()")
        self.emit(depth, f"context.run(VAR.set, {self.random.randint(100, 199)})")
        self.emit(depth, self.random.choice([
            f"s.spawn({self.child(index)}, context=context)",
            "s.loop.call_soon(lambda: s.note('var', VAR.get()), context=context)",
            f"s.futures[{self.random.randint(0, 3)}].add_done_callback(lambda f: s.note('var', VAR.get()), context=context)"]))
        self.emit(depth, "s.note('var', VAR.get(), context[VAR])")

    # ---- cancelling ----

    def do_cancel(self, index, depth):
        message = self.random.choice(["", "", "'why'"])
        self.emit(depth, f"s.note('cancel', s.task({self.random.randint(0, 5)}).cancel({message}))")

    def do_cancel_twice(self, index, depth):
        self.emit(depth, f"task = s.task({self.random.randint(0, 5)})")
        self.emit(depth, "s.note('cancel', task.cancel(1), task.cancel(2))")

    def do_cancel_self(self, index, depth):
        if self.random.random() < 0.3:
            self.emit(depth, "asyncio.current_task().cancel()")

    def do_uncancel(self, index, depth):
        self.emit(depth, "s.note('uncancel', asyncio.current_task().cancelling(), asyncio.current_task().uncancel())")

    def do_cancelling(self, index, depth):
        self.emit(depth, "s.note('cancelling', asyncio.current_task().cancelling())")

    # ---- composing ----

    def do_gather(self, index, depth):
        parts = ", ".join(self.awaitable(index) for _ in range(self.random.randint(0, 4)))
        flag = "return_exceptions=True" if self.random.random() < 0.4 else ""
        call = f"asyncio.gather({parts}{', ' if parts and flag else ''}{flag})"
        if self.random.random() < 0.8:
            self.guarded(index, depth, f"s.note('gathered', [show(r) if isinstance(r, BaseException) else r for r in await {call}])")
        else:
            self.labels += 1
            self.emit(depth, f"gathering{self.labels} = {call}")
            name = f"gathering{self.labels}"
            self.emit(depth, f"await asyncio.sleep({self.delay()})")
            if self.random.random() < 0.5:
                self.emit(depth, f"s.note({name}.cancel('g'))")
            self.guarded(index, depth, f"s.note('gathered', [show(r) if isinstance(r, BaseException) else r for r in await {name}])")

    def do_wait(self, index, depth):
        parts = ", ".join(self.random.choice([self.pending(index), f"s.later({self.random.randint(0, 5)})",
                                              f"s.futures[{self.random.randint(0, 3)}]"])
                          for _ in range(self.random.randint(1, 4)))
        timeout = self.random.choice(["None", "None", "0", "1", "2", "0.5"])
        when = self.random.choice(["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"])
        self.guarded(index, depth, f"done, waiting = await asyncio.wait([{parts}], timeout={timeout}, return_when=asyncio.{when})",
                     "s.note('waited', sorted(map(s.state, done)), len(waiting))")

    def do_wait_for(self, index, depth):
        timeout = self.random.choice(["None", "0", "-1", "1", "1", "2", "0.5", "0.5"])
        self.guarded(index, depth, f"s.note('got', await asyncio.wait_for({self.awaitable(index)}, {timeout}))")

    def do_shield(self, index, depth):
        self.guarded(index, depth, f"s.note('shielded', await asyncio.shield({self.awaitable(index)}))")

    def do_as_completed(self, index, depth):
        parts = ", ".join(self.pending(index) for _ in range(self.random.randint(1, 3)))
        timeout = self.random.choice(["None", "1", "2"])
        if self.random.random() < 0.5:
            self.guarded(index, depth, f"for each in asyncio.as_completed([{parts}], timeout={timeout}):",
                         "    s.note('each', await each)")
        else:
            self.guarded(index, depth, f"async for each in asyncio.as_completed([{parts}], timeout={timeout}):",
                         "    s.note('each', s.state(each))")

    def do_timeout(self, index, depth):
        delay = self.random.choice(["None", "0", "0.5", "1", "1", "2", "-1"])
        kind = self.random.choice([f"timeout({delay})", f"timeout_at({'None' if delay == 'None' else 's.loop.time() + ' + delay})"])
        self.emit(depth, "try:")
        self.emit(depth + 1, f"async with asyncio.{kind} as limit:")
        if self.random.random() < 0.2:
            self.emit(depth + 2, f"limit.reschedule(s.loop.time() + {self.delay()})")
        self.body(index, depth + 2, self.random.randint(1, 2))
        self.emit(depth, "except TimeoutError as error:")
        self.note(depth + 1, "show(error)", "limit.expired()")

    def do_group(self, index, depth):
        self.emit(depth, "try:")
        self.emit(depth + 1, "async with TaskGroup() as group:")
        for _ in range(self.random.randint(1, 3)):
            self.emit(depth + 2, f"s.group_spawn(group, {self.child(index)})")
        if self.random.random() < 0.6:
            self.body(index, depth + 2, 1)
        self.emit(depth, "except BaseException as error:")
        self.note(depth + 1, "show(error)")
        if self.random.random() < 0.5:
            self.emit(depth + 1, "raise")

    # ---- synchronisation ----

    def do_lock(self, index, depth):
        lock = f"s.locks[{self.random.randint(0, 1)}]"
        self.emit(depth, f"async with {lock}:")
        self.body(index, depth + 1, self.random.randint(1, 2))

    def do_semaphore(self, index, depth):
        number = self.random.randint(0, 1)
        self.emit(depth, f"async with s.semaphores[{number}]:")
        self.body(index, depth + 1, self.random.randint(1, 2))
        if self.random.random() < 0.3:
            self.emit(depth, f"s.note('locked', s.semaphores[{number}].locked())")

    def do_event(self, index, depth):
        event = f"s.events[{self.random.randint(0, 1)}]"
        self.emit(depth, self.random.choice([f"{event}.set()", f"{event}.set()", f"{event}.clear()", f"await {event}.wait()"]))

    def do_condition(self, index, depth):
        condition = f"s.conditions[{self.random.randint(0, 1)}]"
        self.emit(depth, f"async with {condition}:")
        self.emit(depth + 1, self.random.choice([
            f"{condition}.notify()", f"{condition}.notify(2)", f"{condition}.notify_all()", f"await {condition}.wait()",
            f"await {condition}.wait_for(lambda: s.futures[{self.random.randint(0, 3)}].done())",
            f"await asyncio.sleep({self.delay()})"]))
        self.note(depth + 1)

    def do_queue(self, index, depth):
        queue = f"s.queues[{self.random.randint(0, 3)}]"
        item = self.random.randint(0, 9)
        action = self.random.choice([
            f"await {queue}.put({item})", f"await {queue}.put({item})", f"s.note('item', await {queue}.get())",
            f"s.note('item', await {queue}.get())", f"{queue}.put_nowait({item})", f"s.note('item', {queue}.get_nowait())",
            f"{queue}.task_done()", f"await {queue}.join()", f"s.note('size', {queue}.qsize(), {queue}.full(), {queue}.empty())"])
        self.guarded(index, depth, action)

    def do_shutdown(self, index, depth):
        if self.random.random() < 0.2:
            self.emit(depth, f"s.queues[{self.random.randint(0, 3)}].shutdown({self.random.choice(['', 'True'])})")

    def do_limited(self, index, depth):
        """A wait for what others hold or bring, with a limit."""
        number = self.random.randint(0, 1)
        queue = self.random.randint(0, 3)
        wait = self.random.choice([
            f"s.events[{number}].wait()", f"s.locks[{number}].acquire()", f"s.semaphores[{number}].acquire()",
            f"s.queues[{queue}].get()", f"s.queues[{queue}].put({number})", f"s.queues[{queue}].join()", "s.barrier.wait()",
            f"asyncio.wait([{self.pending(index)}])", f"asyncio.gather({self.child(index)}, {self.child(index)})",
            f"asyncio.shield({self.child(index)})"])
        limit = self.random.choice(["0", "0.5", "1", "1", "2"])
        if self.random.random() < 0.5:
            self.guarded(index, depth, f"got = await asyncio.wait_for({wait}, {limit})", "s.note('in time')")
        else:
            self.guarded(index, depth, f"async with asyncio.timeout({limit}):", f"    got = await {wait}",
                         f"    await asyncio.sleep({self.delay()})", "s.note('in time')")
        if "locks" in wait and self.random.random() < 0.9:
            self.emit(depth, f"if s.locks[{number}].locked(): s.locks[{number}].release()")

    def do_handed_semaphore(self, index, depth):
        """Places of a semaphore that one task takes and another gives back."""
        number = self.random.randint(0, 1)
        self.guarded(index, depth, self.random.choice([
            f"s.semaphores[{number}].release()", f"s.semaphores[{number}].release()",
            f"s.note('place', await s.semaphores[{number}].acquire())"]))

    def do_barrier_block(self, index, depth):
        self.guarded(index, depth, "async with s.barrier as place:", "    s.note('place', place)",
                     f"    await asyncio.sleep({self.delay()})")

    def do_barrier(self, index, depth):
        action = self.random.choice(["s.note('barrier', await s.barrier.wait())"] * 4 + ["await s.barrier.reset()", "await s.barrier.abort()"])
        self.guarded(index, depth, action)

    # ---- blocks ----

    def do_attempt(self, index, depth):
        self.emit(depth, "try:")
        self.body(index, depth + 1, self.random.randint(1, 2))
        self.emit(depth, f"except {self.random.choice(['asyncio.CancelledError', 'BaseException', 'Exception'])} as error:")
        self.note(depth + 1, "show(error)")
        how = self.random.random()
        if how < 0.4:
            self.emit(depth + 1, "raise")
        elif how < 0.5:
            self.emit(depth + 1, "raise E('other') from error")
        elif how < 0.7:
            self.emit(depth + 1, f"await asyncio.sleep({self.delay()})")

    def do_cleanup(self, index, depth):
        self.emit(depth, "try:")
        self.body(index, depth + 1, self.random.randint(1, 2))
        self.emit(depth, "finally:")
        self.note(depth + 1)
        self.emit(depth + 1, f"await asyncio.sleep({self.delay()})")
        self.note(depth + 1)

    def generator(self, depth):
        """Defines an async generator with cleanup; gives its name."""
        self.labels += 1
        name = f"each{self.labels}"
        self.emit(depth, f"async def {name}():")
        if self.random.random() < 0.3:
            self.emit(depth + 1, f"VAR.set({self.random.randint(200, 299)})")
        self.emit(depth + 1, "try:")
        for value in range(self.random.randint(1, 3)):
            self.emit(depth + 2, f"await asyncio.sleep({self.delay()})")
            self.emit(depth + 2, f"s.note('sent', (yield {value}))")
        if self.random.random() < 0.3:
            self.emit(depth + 1, f"except {self.random.choice(['E', 'GeneratorExit', 'asyncio.CancelledError', 'Exception'])} as error:")
            self.note(depth + 2, "show(error)")
            self.emit(depth + 2, self.random.choice(["raise", "raise", "await asyncio.sleep(0)", "raise E('again')"]))
        self.emit(depth + 1, "finally:")
        self.note(depth + 2)
        self.emit(depth + 2, f"await asyncio.sleep({self.random.choice(['0', '0', '1'])})")
        self.note(depth + 2, "'var', VAR.get()")
        return name

    def do_left_generator(self, index, depth):
        """An `async for` that is left early; the loop closes the generator."""
        name = self.generator(depth)
        self.emit(depth, "try:")
        self.emit(depth + 1, f"async for item in {name}():")
        self.note(depth + 2, "item")
        self.emit(depth + 2, self.random.choice(["break", "break", "return 5", "raise E('left')", "await asyncio.sleep(1)"]))
        self.emit(depth, "except E as error:")
        self.note(depth + 1, "show(error)")
        if self.random.random() < 0.5:
            self.emit(depth, "await asyncio.sleep(0)")

    def do_driven_generator(self, index, depth):
        """A generator that is advanced and ended by hand."""
        name = self.generator(depth)
        self.emit(depth, f"by_hand = {name}()")
        steps = [self.random.choice([
            "s.note('next', await anext(by_hand))", "s.note('next', await anext(by_hand, 'default'))",
            "s.note('next', await by_hand.asend(7))", "s.note('next', await by_hand.athrow(E('t')))", "await by_hand.aclose()",
            f"s.note('next', await asyncio.wait_for(anext(by_hand), {self.delay()}))"]) for _ in range(self.random.randint(1, 4))]
        for step in ["s.note('next', await anext(by_hand))", *steps]:
            self.guarded(index, depth, step)
        if self.random.random() < 0.5:
            self.emit(depth, "await by_hand.aclose()")
        elif self.random.random() < 0.5:
            self.emit(depth, "del by_hand")

    def do_loop(self, index, depth):
        name = self.generator(depth)
        self.emit(depth, f"async with contextlib.aclosing({name}()) as items:")
        self.emit(depth + 1, "async for item in items:")
        self.note(depth + 2, "item")
        if self.random.random() < 0.4:
            self.emit(depth + 2, "break")
        elif self.random.random() < 0.3:
            self.statement(index, depth + 2)


class WideProgram(wide.WideStatements, Program):
    """One of the other programs."""

    BLOCKS = wide.WideStatements.BLOCKS | Program.BLOCKS

    def __init__(self, number, version):
        super().__init__(number, version)
        self.random = random.Random(f"wide {number}")
        self.count = self.random.randint(2, 5)

    def allows(self, what):
        return self.version >= self.NEWER.get(what, (3, 11)) and super().allows(what)


def traces(command, path, limit):
    """The trace of each program, by number; the last one may be cut short by an error, which is added."""
    try:
        ran = subprocess.run([*shlex.split(command), str(path)], capture_output=True, text=True, timeout=limit)
        out, err = ran.stdout, ran.stderr if ran.returncode else ""
    except subprocess.TimeoutExpired as expired:
        out, err = (expired.stdout or b"").decode(), "timed out"
    found = {}
    lines = None
    for line in out.splitlines():
        if line.startswith("# program "):
            lines = found[int(line.split()[2])] = []
        elif line.startswith("== ") or lines is None:
            continue
        else:
            lines.append(line)
    if lines and lines[-1].startswith("3.1"):
        lines.pop()
    return found, err


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=60)
    parser.add_argument("--oracle", default="python3")
    parser.add_argument("--version", default=None, help="the oracle's version, such as 3.14, if it is not python3")
    parser.add_argument("--pyish", default=str(HERE.parent / "target" / "debug" / "pyish") + " --virtual-time")
    parser.add_argument("--limit", type=int, default=300, help="seconds for a file")
    parser.add_argument("--most", type=int, default=5, help="how many differences are shown")
    parser.add_argument("--scripted", action="store_true", help="have Pyish use a loop written in the language, as CPython does")
    parser.add_argument("--wide", action="store_true", help="programs with more kinds of statements")
    parser.add_argument("--keep", action="store_true", help="leave the files and say where they are")
    options = parser.parse_args()
    version = sys.version_info[:2] if options.version is None else tuple(map(int, options.version.split(".")))
    folder = Path(tempfile.mkdtemp(prefix="fuzz_asyncio"))
    different = []
    for start in range(options.start, options.start + options.count, options.batch):
        numbers = range(start, min(start + options.batch, options.start + options.count))
        path = folder / f"programs_{start}.py"
        kind, harness = (WideProgram, HARNESS + wide.HARNESS) if options.wide else (Program, HARNESS)
        programs = "".join(kind(number, version).write() for number in numbers)
        path.write_text(f"SCRIPTED = {options.scripted}\n{harness}{programs}{END}")
        wanted, oracle_err = traces(options.oracle, path, options.limit)
        got, err = traces(options.pyish, path, options.limit)
        if len(wanted) < len(numbers):
            print(f"the oracle stopped after {len(wanted)} of {len(numbers)} programs: {oracle_err[-2000:]}")
        for number in numbers:
            if number not in wanted or wanted[number] == got.get(number):
                continue
            different.append(number)
            if len(different) <= options.most:
                print(f"program {number} differs:")
                show_difference(wanted[number], got.get(number, [f"nothing: {err[-1500:]}"]))
            if number not in got:
                break
        print(f"{start + len(numbers) - options.start} programs, {len(different)} differ: {different[:40]}", flush=True)
        if not options.keep:
            path.unlink()
    if options.keep:
        print(f"the files are in {folder}")
    sys.exit(bool(different))


def show_difference(wanted, got):
    """The first line that differs, with what came before it."""
    place = next((i for i, (left, right) in enumerate(zip(wanted, got)) if left != right), min(len(wanted), len(got)))
    for line in wanted[max(0, place - 6):place]:
        print(f"    {line}")
    for line in wanted[place:place + 3]:
        print(f"  + {line}")
    for line in got[place:place + 3]:
        print(f"  - {line}")


if __name__ == "__main__":
    main()
