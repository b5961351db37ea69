"""More statements for the random programs of `fuzz_asyncio.py --wide`.

They are kept apart so that the programs of the ordinary numbers stay what they were.
"""

HARNESS = '''
class Steps:
    """An awaitable of the program's own: some bare yields, a future, and perhaps what it does when interrupted."""
    def __init__(self, s, turns, future, swallows):
        self.s, self.turns, self.future, self.swallows = s, turns, future, swallows
    def __await__(self):
        for _ in range(self.turns): yield
        try:
            if self.future is not None: return (yield from self.future.__await__())
        except asyncio.CancelledError as error:
            self.s.note("interrupted", show(error))
            if not self.swallows: raise
            yield
        return "stepped"
'''


class WideStatements:
    """A mixin for `Program`."""

    BLOCKS = {"rescheduled", "eager_factory", "group_of_groups", "nested_limits", "swallowing"}
    NEWER = {"rescheduled": (3, 13), "eager_factory": (3, 14), "group_of_groups": (3, 13), "late_member": (3, 13),
             "nested_limits": (3, 13), "left_as_completed": (3, 13), "shut_queue": (3, 13), "limited_condition": (3, 13)}

    def future(self):
        return f"s.futures[{self.random.randint(0, 3)}]"

    def any_task(self):
        return f"s.task({self.random.randint(0, 5)})"

    # ---- timers ----

    def do_timers_of_both_kinds(self, index, depth):
        """Timers of one deadline, given as a delay and as a time, made from outside and from callbacks."""
        delay = self.random.choice(["0", "1", "1", "2", "-1", "0.5"])
        for _ in range(self.random.randint(2, 4)):
            self.labels += 1
            self.emit(depth, self.random.choice([
                f"s.loop.call_later({delay}, s.note, {self.labels})",
                f"s.loop.call_at(s.loop.time() + {delay}, s.note, {self.labels})",
                f"s.loop.call_soon(s.loop.call_later, {delay}, s.note, {self.labels})",
                f"s.loop.call_later({delay}, s.loop.call_soon, s.note, {self.labels})",
                f"s.loop.call_later({delay}, {self.any_task()}.cancel, {self.labels})"]))

    def do_timer_cancels_timer(self, index, depth):
        self.labels += 2
        first, second = self.labels - 1, self.labels
        delay = self.random.choice(["1", "1", "2"])
        self.emit(depth, f"one = s.loop.call_later({delay}, s.note, {first})")
        self.emit(depth, f"s.loop.call_later({self.random.choice([delay, '0.5'])}, one.cancel)")
        self.emit(depth, f"s.loop.call_at(round(one.when(), 4), lambda: s.note({second}, one.cancelled()))")

    # ---- limits ----

    def do_rescheduled(self, index, depth):
        """A limit that is moved: outwards, inwards, into the past, away; from inside and from a callback."""
        time = ["None", "s.loop.time()", "s.loop.time() + 1", "s.loop.time() + 2", "s.loop.time() - 1"]
        self.emit(depth, "try:")
        self.emit(depth + 1, f"async with asyncio.timeout({self.random.choice(['None', '1', '0.5', '2'])}) as limit:")
        for _ in range(self.random.randint(1, 3)):
            move = f"limit.reschedule({self.random.choice(time)})"
            self.emit(depth + 2, self.random.choice([
                move, move, f"s.loop.call_later({self.delay()}, lambda: s.note('move', limit.expired()) or {move})"]))
            self.statement(index, depth + 2)
        self.emit(depth, "except (TimeoutError, RuntimeError) as error:")
        self.note(depth + 1, "show(error).split('(')[0]", "limit.expired()")

    def do_nested_limits(self, index, depth):
        limits = [self.random.choice(["0.5", "1", "1", "2", "0"]) for _ in range(2)]
        self.emit(depth, "try:")
        self.emit(depth + 1, f"async with asyncio.timeout({limits[0]}) as outer:")
        self.emit(depth + 2, "try:")
        self.emit(depth + 3, f"async with asyncio.timeout({limits[1]}) as inner:")
        self.body(index, depth + 4, self.random.randint(1, 2))
        self.emit(depth + 2, f"except {self.random.choice(['TimeoutError', 'BaseException'])} as error:")
        self.note(depth + 3, "show(error)", "inner.expired(), outer.expired()")
        self.emit(depth + 2, f"await asyncio.sleep({self.delay()})")
        self.emit(depth, "except TimeoutError as error:")
        self.note(depth + 1, "show(error)", "outer.expired()", "asyncio.current_task().cancelling()")

    # ---- composing ----

    def do_three_modes(self, index, depth):
        """`wait` for the same futures in each of its modes."""
        parts = ", ".join(self.random.choice([self.pending(index), f"s.later({self.random.randint(0, 5)})", self.future()])
                          for _ in range(self.random.randint(1, 4)))
        self.emit(depth, f"awaited = [{parts}]")
        modes = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"]
        self.random.shuffle(modes)
        lines = []
        for mode in modes[:self.random.randint(1, 3)]:
            timeout = self.random.choice(["None", "0", "1", "0.5"])
            lines.append(f"done, waiting = await asyncio.wait(awaited, timeout={timeout}, return_when=asyncio.{mode})")
            lines.append("s.note('waited', sorted(map(s.state, done)), len(waiting))")
        self.guarded(index, depth, *lines)

    def do_left_as_completed(self, index, depth):
        """`as_completed`, left early or with a limit, over all that it takes."""
        parts = [self.random.choice([self.child(index), self.pending(index), self.future()])
                 for _ in range(self.random.randint(1, 4))]
        # CPython makes tasks of a set of coroutines, so of more than one the order is not known.
        coroutines = [part for part in parts if not part.startswith("s.")]
        parts = ", ".join(f"s.spawn({part})" if part in coroutines[1:] else part for part in parts)
        timeout = self.random.choice(["None", "0", "0.5", "1"])
        kind, got = self.random.choice([("for", "await each"), ("async for", "s.state(each)"), ("async for", "await each")])
        lines = [f"{kind} each in asyncio.as_completed([{parts}], timeout={timeout}):", f"    s.note('each', {got})"]
        if self.random.random() < 0.3 and kind == "async for":
            lines.append("    break")
        self.guarded(index, depth, *lines)

    def do_repeated_child(self, index, depth):
        """One task in several places."""
        self.emit(depth, f"child = {self.pending(index)}")
        flag = self.random.choice(["", ", return_exceptions=True"])
        call = self.random.choice([
            f"asyncio.gather(child, child{flag})", f"asyncio.gather(child, asyncio.shield(child), asyncio.gather(child){flag})",
            "asyncio.shield(asyncio.shield(child))", f"asyncio.wait_for(asyncio.shield(child), {self.delay()})",
            f"asyncio.gather(asyncio.gather(child, {self.child(index)}), {self.child(index)}{flag})"])
        if self.random.random() < 0.4:
            self.emit(depth, f"s.loop.call_later({self.delay()}, child.cancel)")
        self.guarded(index, depth, f"s.note('got', show_all(await {call}))")

    def do_steps(self, index, depth):
        future = self.random.choice(["None", self.future(), f"s.later({self.random.randint(0, 5)})"])
        steps = f"Steps(s, {self.random.randint(0, 2)}, {future}, {self.random.random() < 0.3})"
        self.guarded(index, depth, self.random.choice([
            f"s.note('got', await {steps})", f"s.note('got', await asyncio.wait_for({steps}, {self.delay()}))",
            f"s.note('got', await asyncio.gather({steps}, {steps}))"]))

    # ---- callbacks ----

    def do_callback_acts(self, index, depth):
        """A future's callback that changes the state of others."""
        self.labels += 1
        target = self.random.choice([self.any_task(), self.future(), self.pending(index)])
        other = self.future()
        action = self.random.choice([
            f"{self.any_task()}.cancel('cb')", f"{other}.cancel()", f"{other}.done() or {other}.set_result({self.labels})",
            f"s.spawn({self.child(index)})", "1 / 0", f"{other}.add_done_callback(lambda g: s.note({self.labels}, 'inner'))",
            f"s.events[{self.random.randint(0, 1)}].set()", f"s.note({self.labels}, s.state(f))"])
        self.emit(depth, f"{target}.add_done_callback(lambda f: {action})")

    # ---- cancelling ----

    def do_swallowing(self, index, depth):
        """A task that takes its cancellation back and goes on."""
        self.emit(depth, "try:")
        self.body(index, depth + 1, self.random.randint(1, 2))
        self.emit(depth, "except asyncio.CancelledError as error:")
        self.note(depth + 1, "show(error)", "asyncio.current_task().cancelling()")
        self.emit(depth + 1, self.random.choice([
            "s.note('left', asyncio.current_task().uncancel())", "while asyncio.current_task().cancelling(): asyncio.current_task().uncancel()",
            "asyncio.current_task().cancel('again')", "pass"]))
        self.emit(depth + 1, f"await asyncio.sleep({self.delay()})")

    def do_cancel_each_other(self, index, depth):
        self.emit(depth, f"left, right = {self.pending(index)}, {self.pending(index)}")
        self.emit(depth, self.random.choice([
            "left.add_done_callback(lambda f: right.cancel('left')); right.add_done_callback(lambda f: left.cancel('right'))",
            f"s.loop.call_later({self.delay()}, left.cancel); left.add_done_callback(lambda f: right.cancel())",
            "s.loop.call_soon(left.cancel, 1); s.loop.call_soon(left.cancel, 2); s.loop.call_soon(left.uncancel)"]))
        if self.random.random() < 0.5:
            self.guarded(index, depth, "s.note('both', show_all(await asyncio.gather(left, right, return_exceptions=True)))")

    # ---- tasks ----

    def do_eager_factory(self, index, depth):
        self.emit(depth, "s.loop.set_task_factory(asyncio.eager_task_factory)")
        self.emit(depth, "try:")
        self.body(index, depth + 1, self.random.randint(1, 2))
        self.emit(depth, "finally:")
        self.emit(depth + 1, "s.loop.set_task_factory(None)")

    def do_group_of_groups(self, index, depth):
        self.emit(depth, "try:")
        self.emit(depth + 1, "async with TaskGroup() as outer_group:")
        self.emit(depth + 2, f"s.group_spawn(outer_group, {self.child(index)})")
        self.emit(depth + 2, "async with TaskGroup() as inner_group:")
        for _ in range(self.random.randint(1, 2)):
            self.emit(depth + 3, f"s.group_spawn({self.random.choice(['inner_group', 'outer_group'])}, {self.child(index)})")
        if self.random.random() < 0.5:
            self.body(index, depth + 3, 1)
        self.emit(depth, "except BaseException as error:")
        self.note(depth + 1, "show(error)", "asyncio.current_task().cancelling()")
        if self.random.random() < 0.3:
            self.emit(depth + 1, "raise")

    def do_late_member(self, index, depth):
        """Tasks that a callback or a member adds to a group, perhaps too late."""
        self.emit(depth, "try:")
        self.emit(depth + 1, "async with TaskGroup() as late_group:")
        self.labels += 1
        self.emit(depth + 2, f"def add{self.labels}():")
        self.emit(depth + 3, f"try: s.group_spawn(late_group, asyncio.sleep({self.delay()}, 'late'))")
        self.emit(depth + 3, "except RuntimeError as error: s.note('too late')")
        self.emit(depth + 2, f"s.loop.call_later({self.delay()}, add{self.labels})")
        self.emit(depth + 2, f"s.group_spawn(late_group, {self.child(index)})")
        self.emit(depth, "except BaseException as error:")
        self.note(depth + 1, "show(error)")

    def do_context_of_callbacks(self, index, depth):
        self.labels += 1
        self.emit(depth, f"VAR.set({self.labels})")
        self.emit(depth, self.random.choice([
            f"s.loop.call_later({self.delay()}, lambda: s.note('var', VAR.get(), VAR.set(7) and 0))",
            "s.spawn(asyncio.sleep(0)).add_done_callback(lambda f: s.note('var', VAR.get()))",
            f"s.eager({self.child(index)})", "s.note('var', contextvars.copy_context().run(VAR.get))"]))
        self.emit(depth, "s.note('var', VAR.get())")

    # ---- synchronisation ----

    def do_limited_condition(self, index, depth):
        condition, number = f"s.conditions[{self.random.randint(0, 1)}]", self.random.randint(0, 3)
        wait = self.random.choice([f"{condition}.wait()", f"{condition}.wait_for(lambda: s.futures[{number}].done())",
                                   f"{condition}.wait_for(lambda: s.events[0].is_set())"])
        self.guarded(index, depth, f"async with {condition}:",
                     f"    s.note('told', await asyncio.wait_for({wait}, {self.random.choice(['0', '0.5', '1', '2'])}))")
        if self.random.random() < 0.5:
            self.guarded(index, depth, f"async with {condition}:", f"    {condition}.notify_all()")

    def do_ranked(self, index, depth):
        """A priority queue of its own, with producers and a consumer."""
        items = [self.random.randint(0, 9) for _ in range(self.random.randint(2, 5))]
        self.labels += 1
        name = f"feed{self.labels}"
        self.emit(depth, f"ranked = asyncio.{self.random.choice(['PriorityQueue', 'LifoQueue', 'Queue'])}({self.random.randint(0, 2)})")
        self.emit(depth, f"async def {name}(ranked=ranked):")
        self.emit(depth + 1, f"for item in {items}:")
        self.emit(depth + 2, "await ranked.put(item)")
        if self.random.random() < 0.5:
            self.emit(depth + 2, f"await asyncio.sleep({self.delay()})")
        self.emit(depth, f"s.spawn({name}())")
        for _ in range(self.random.randint(1, len(items))):
            self.guarded(index, depth, f"s.note('item', await asyncio.wait_for(ranked.get(), {self.random.choice(['1', '2', 'None'])}))")
        self.emit(depth, "s.note(ranked.qsize(), ranked.full())")

    def do_shut_queue(self, index, depth):
        """A queue that is shut down under those who wait."""
        self.emit(depth, f"shut = asyncio.{self.random.choice(['Queue', 'PriorityQueue', 'LifoQueue'])}(1)")
        if self.random.random() < 0.5:
            self.emit(depth, "shut.put_nowait(1)")
        for _ in range(self.random.randint(1, 3)):
            self.emit(depth, f"s.spawn({self.random.choice(['shut.get()', 'shut.put(2)', 'shut.join()'])})")
        self.emit(depth, f"s.loop.call_later({self.delay()}, shut.shutdown, {self.random.random() < 0.4})")
        self.guarded(index, depth, self.random.choice(["s.note('item', await shut.get())", "await shut.put(3)", "await shut.join()"]))
        self.emit(depth, "s.note(shut.qsize(), shut.empty())")
