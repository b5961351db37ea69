"""Threads in tests."""

import contextlib
import unittest

can_start_thread = False


def requires_working_threading(*, module=False):
    try:
        import threading  # noqa: F401
    except ImportError:
        if module:
            raise unittest.SkipTest("needs threads") from None
        return unittest.skip("needs threads")
    return _as_it_is


def _as_it_is(test):
    return test


reap_threads = _as_it_is


def threading_setup():
    return (0, 0)


def threading_cleanup(*original):
    pass


def join_thread(thread, timeout=None):
    thread.join(timeout)


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    yield


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        if unlock:
            unlock()
        for thread in threads:
            thread.join()


class catch_threading_exception:
    def __enter__(self):
        raise unittest.SkipTest("needs threads")

    def __exit__(self, *exc_info):
        pass
