"""Stands in for CPython's test_asyncio.utils: what the test files of asyncio ask for, without sockets."""

import _asyncio
import asyncio
import contextlib
import inspect
import logging
import re
import threading
import unittest
from asyncio import base_events
from asyncio.log import logger
from unittest import mock

from test.support import threading_helper


# How exact the clock of a loop is.
CLOCK_RES = 0.05

# No sockets, so no certificates.
ONLYCERT = ONLYKEY = SIGNED_CERTFILE = SIGNING_CA = PEERCERT = None


def dummy_ssl_context(*args, **kwargs):
    raise unittest.SkipTest("sockets are not part of what is measured")


run_test_server = run_test_unix_server = unix_socket_path = gen_unix_socket_path = dummy_ssl_context
simple_server_sslcontext = simple_client_sslcontext = make_test_protocol = dummy_ssl_context


def run_briefly(loop):
    """One turn of the loop."""

    async def nothing():
        pass

    coro = nothing()
    task = loop.create_task(coro)
    # A task that cannot finish is not what is being tested.
    task._log_destroy_pending = False
    try:
        loop.run_until_complete(task)
    finally:
        coro.close()


def run_until(loop, pred, timeout=30.0):
    """Run the loop until the predicate holds."""
    delay, waited = 0.001, 0.0
    while not pred():
        if waited > timeout:
            raise TimeoutError
        loop.run_until_complete(asyncio.sleep(delay))
        waited += delay
        delay = min(2 * delay, 1.0)


def run_once(loop):
    """One turn of the loop, by stopping it at once."""
    loop.call_soon(loop.stop)
    loop.run_forever()


class TestSelector:
    """A selector that never has anything."""

    def __init__(self):
        self.keys = {}

    def register(self, fileobj, events, data=None):
        self.keys[fileobj] = (fileobj, events, data)
        return self.keys[fileobj]

    def unregister(self, fileobj):
        return self.keys.pop(fileobj)

    def select(self, timeout):
        return []

    def get_map(self):
        return self.keys

    def close(self):
        pass


class TestLoop(base_events.BaseEventLoop):
    """A loop whose clock moves as a generator says.

    The generator gets the time of each new timer from `yield`, and yields by how much the clock moves after a turn.
    """

    def __init__(self, gen=None):
        super().__init__()
        self._check_on_close = gen is not None
        self._gen = self._no_steps() if gen is None else gen()
        self._time = 0
        self._clock_resolution = 1e-9
        self._timers = []
        self._selector = TestSelector()
        next(self._gen)

    @staticmethod
    def _no_steps():
        yield

    def time(self):
        return self._time

    def advance_time(self, advance):
        if advance:
            self._time += advance

    def close(self):
        super().close()
        if self._check_on_close:
            try:
                self._gen.send(0)
            except StopIteration:
                return
            raise AssertionError("the generator of times is not at its end")

    def call_at(self, when, callback, *args, context=None):
        self._timers.append(when)
        return super().call_at(when, callback, *args, context=context)

    def _run_once(self):
        super()._run_once()
        for when in self._timers:
            self.advance_time(self._gen.send(when))
        self._timers = []

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass


def MockCallback(**kwargs):
    return mock.Mock(spec=["__call__"], **kwargs)


class MockPattern(str):
    """Equals every string in which the pattern is found."""

    def __eq__(self, other):
        return bool(re.search(str(self), other, re.S))


class MockInstanceOf:
    """Equals every instance of a class."""

    def __init__(self, type):
        self._type = type

    def __eq__(self, other):
        return isinstance(other, self._type)


def get_function_source(func):
    code = inspect.unwrap(func).__code__
    return code.co_filename, code.co_firstlineno


class TestCase(unittest.TestCase):
    @staticmethod
    def close_loop(loop):
        is_native = not isinstance(loop, base_events.BaseEventLoop) or not hasattr(loop, "_default_executor")
        if not loop.is_closed() and (is_native or loop._default_executor):
            loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()

    def set_event_loop(self, loop, *, cleanup=True):
        if loop is None:
            raise AssertionError("loop is None")
        # Whoever asks for the loop without being handed it has a fault.
        asyncio.set_event_loop(None)
        if cleanup:
            self.addCleanup(self.close_loop, loop)

    def new_test_loop(self, gen=None):
        loop = TestLoop(gen)
        self.set_event_loop(loop)
        return loop

    def setUp(self):
        self._thread_cleanup = threading_helper.threading_setup()

    def tearDown(self):
        asyncio.set_event_loop(None)
        self.assertIsNone(asyncio._get_running_loop())
        self.doCleanups()
        threading_helper.threading_cleanup(*self._thread_cleanup)


@contextlib.contextmanager
def disable_logger():
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def mock_nonblocking_socket(*args, **kwargs):
    raise unittest.SkipTest("sockets are not part of what is measured")


async def await_without_task(coro):
    """Await in a callback, where there is no current task."""
    raised = []

    def drive():
        try:
            for _ in coro.__await__():
                pass
        except BaseException as error:
            raised.append(error)

    asyncio.get_running_loop().call_soon(drive)
    await asyncio.sleep(0)
    if raised:
        raise raised[0]


# CPython has its tasks and futures twice, in Python and in C, and tests both; here there is one.
for _kind in ("_py", "_c"):
    for _name in ("current_task", "register_task", "unregister_task", "enter_task", "leave_task", "swap_current_task",
                  "register_eager_task", "unregister_eager_task", "all_tasks"):
        _own = _name if _name in ("current_task", "all_tasks") else "_" + _name
        setattr(asyncio.tasks, f"{_kind}_{_name}", getattr(_asyncio, _own))
    for _name in ("_get_running_loop", "_set_running_loop", "get_running_loop", "get_event_loop"):
        setattr(asyncio.events, f"{_kind}_{_name}", getattr(_asyncio, _name))
