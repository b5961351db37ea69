"""Warnings in tests."""

import contextlib
import re
import sys
import warnings


class WarningsRecorder:
    """The warnings of a block; its attributes are those of the last."""

    def __init__(self, warnings_list):
        self._warnings = warnings_list
        self._last = 0

    @property
    def warnings(self):
        return self._warnings[self._last :]

    def __getattr__(self, name):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], name)
        if name in ("message", "category", "filename", "lineno", "file", "line", "source"):
            return None
        raise AttributeError(f"{self!r} has no attribute {name!r}")

    def reset(self):
        self._last = len(self._warnings)


@contextlib.contextmanager
def _filtered(filters, quiet):
    with warnings.catch_warnings(record=True) as found:
        sys.modules["warnings"].simplefilter("always")
        yield WarningsRecorder(found)
    left = list(found)
    missing = []
    for message, category in filters:
        seen = False
        for record in left[:]:
            if re.match(message, str(record.message), re.I) and issubclass(record.category, category):
                seen = True
                left.remove(record)
        if not seen and not quiet:
            missing.append((message, category.__name__))
    if left:
        raise AssertionError(f"unhandled warning {left[0]}")
    if missing:
        raise AssertionError(f"filter {missing[0]} did not catch any warning")


def check_warnings(*filters, quiet=None, **kwargs):
    if not filters:
        filters = (("", Warning),)
        quiet = True if quiet is None else quiet
    return _filtered(filters, quiet or False)


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        yield
    testcase.assertEqual([str(record.message) for record in found], [])


@contextlib.contextmanager
def check_no_resource_warning(testcase):
    with check_no_warnings(testcase, category=ResourceWarning, force_gc=True):
        yield


def check_syntax_warning(testcase, statement, errtext="", *, lineno=1, offset=None):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always", SyntaxWarning)
        compile(statement, "<testcase>", "exec")
    testcase.assertEqual(len(found), 1, found)
    testcase.assertTrue(issubclass(found[0].category, SyntaxWarning))
    if errtext:
        testcase.assertRegex(str(found[0].message), errtext)
    testcase.assertEqual(found[0].filename, "<testcase>")
    testcase.assertEqual(found[0].lineno, lineno)
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("error", SyntaxWarning)
        with testcase.assertRaises(SyntaxError):
            compile(statement, "<testcase>", "exec")


def ignore_warnings(*, category):
    def decorate(test):
        import functools

        @functools.wraps(test)
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return test(self, *args, **kwargs)

        return wrapper

    return decorate


@contextlib.contextmanager
def save_restore_warnings_filters():
    with warnings.catch_warnings():
        yield


def import_deprecated(name):
    import importlib

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(name)
