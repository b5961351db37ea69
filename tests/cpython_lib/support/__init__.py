"""Stands in for CPython's test.support: what its test files ask for, written for interpreters that are not CPython."""

import contextlib
import functools
import gc
import io
import os
import sys
import unittest

verbose = 0
use_resources = None
failfast = False
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
LOOPBACK_TIMEOUT = 5.0
INTERNET_TIMEOUT = 60.0
max_memuse = real_max_memuse = 0
MAX_Py_ssize_t = sys.maxsize
_1M = 1024 * 1024
_1G = 1024 * _1M
_2G = 2 * _1G
_4G = 4 * _1G
PIPE_MAX_SIZE = 4 * 1024 * 1024 + 1
NHASHBITS = sys.hash_info.width
REPO_ROOT = TEST_HOME_DIR = STDLIB_DIR = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TEST_SUPPORT_DIR = os.path.dirname(os.path.abspath(__file__))
TEST_DATA_DIR = os.path.join(TEST_HOME_DIR, "data")
is_android = is_jython = is_emscripten = is_wasi = is_apple = is_apple_mobile = is_wasm32 = MS_WINDOWS = False
unix_shell = "/bin/sh"
has_fork_support = has_subprocess_support = has_socket_support = False
has_strftime_extensions = True
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
Py_DEBUG = Py_TRACE_REFS = Py_GIL_DISABLED = PGO = PGO_EXTENDED = False
check_sanitizer = lambda **kwargs: False
HAVE_ASAN_FORK_BUG = False


class Error(Exception):
    """Base class of what the tests of CPython raise for themselves."""


class TestFailed(Error):
    """A test failed."""


class ResourceDenied(unittest.SkipTest):
    """A resource is not to be used."""


# Objects for comparisons.


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


@functools.total_ordering
class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False


ALWAYS_EQ, NEVER_EQ, LARGEST, SMALLEST = _AlwaysEqual(), _NeverEqual(), _Largest(), _Smallest()


# What is left out: everything that is about the inside of CPython.


def _as_it_is(item):
    return item


def _internal(reason):
    return unittest.skip(f"internal: {reason}")


def cpython_only(test):
    return _internal("for CPython only")(test)


def check_impl_detail(**guards):
    """Whether the guards ask for an implementation like this one."""
    if not guards:
        return False
    default = not list(guards.values())[0]
    return guards.get(sys.implementation.name, default)


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return _as_it_is
    return unittest.skip(msg or "implementation detail of another interpreter")


def refcount_test(test):
    return _internal("reference counts")(test)


def no_tracing(test):
    return test


def no_rerun(reason):
    return _as_it_is


def skip_if_sanitizer(*args, **kwargs):
    return _as_it_is


def skip_if_pgo_task(test):
    return test


def skip_if_suppress_crash_report(test):
    return test


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    """A context manager and a decorator: constants are objects like all others here."""
    yield


def skip_on_s390x(test):
    return test


class SuppressCrashReport:
    """Nothing pops up here when a process crashes."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass


def skip_if_buildbot(reason=None):
    return _as_it_is


def requires_specialization(test):
    return _internal("specialising bytecode")(test)


def requires_legacy_unicode_capi(*args):
    return _internal("C API")(args[0]) if args else _internal("C API")


def requires_limited_api(test):
    return _internal("C API")(test)


def requires_subinterpreters(test):
    return _internal("sub-interpreters")(test)


def requires_docstrings(test):
    return test


def requires_IEEE_754(test):
    return test


def requires_zlib(reason="requires zlib"):
    return _as_it_is


def requires_fork(*args):
    return unittest.skip("needs fork")(args[0]) if args else unittest.skip("needs fork")


def requires_subprocess(*args):
    return unittest.skip("needs subprocesses")(args[0]) if args else unittest.skip("needs subprocesses")


def requires_working_socket(*, module=False):
    # Whole files ask for sockets because their event loop has a pair of them; ours needs none.
    return _as_it_is if module else unittest.skip("needs sockets")


def skip_if_broken_multiprocessing_synchronize():
    raise unittest.SkipTest("needs multiprocessing")


def wait_process(pid, *, exitcode, timeout=None):
    raise unittest.SkipTest("needs processes")


def requires(resource, msg=None):
    raise ResourceDenied(msg or f"resource {resource!r} is not enabled")


def is_resource_enabled(resource):
    # Reading the zones of the machine takes no longer than other tests.
    return resource == "tzdata"


def requires_resource(resource):
    if resource == "cpu":
        # What takes too long is told by the limit of time.
        return _as_it_is
    return unittest.skip(f"resource {resource!r} is not enabled")


def requires_mac_ver(*version):
    return _as_it_is


def requires_linux_version(*version):
    return _as_it_is


def requires_gil_enabled(msg="needs the GIL"):
    return _as_it_is


def bigmemtest(size, memuse, dry_run=True):
    """Run the test with a small size, as CPython does when no memory limit is given."""

    def decorate(function):
        @functools.wraps(function)
        def wrapper(self):
            if not dry_run:
                raise unittest.SkipTest("not enough memory")
            return function(self, 5147)

        return wrapper

    return decorate


def bigaddrspacetest(function):
    return unittest.skip("needs more memory")(function)


def check_sizeof(test, obj, size):
    raise unittest.SkipTest("internal: sizes of objects")


def calcobjsize(format):
    return 0


calcvobjsize = calcobjsize


# Streams and settings that are replaced for a while.


@contextlib.contextmanager
def captured_output(name):
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    missing = object()
    before = getattr(obj, attr, missing)
    setattr(obj, attr, new_val)
    try:
        yield None if before is missing else before
    finally:
        if before is missing:
            if hasattr(obj, attr):
                delattr(obj, attr)
        else:
            setattr(obj, attr, before)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    missing = object()
    before = obj[item] if item in obj else missing
    obj[item] = new_val
    try:
        yield None if before is missing else before
    finally:
        if before is not missing:
            obj[item] = before
        elif item in obj:
            del obj[item]


def run_with_locale(catstr, *locales):
    return _as_it_is


def run_with_locales(catstr, *locales):
    return _as_it_is


def run_with_tz(tz):
    """Run a function in a time zone."""

    def decorate(function):
        @functools.wraps(function)
        def run(*args, **kwargs):
            import os
            import time

            before = os.environ.get("TZ")
            os.environ["TZ"] = tz
            time.tzset()
            try:
                return function(*args, **kwargs)
            finally:
                if before is None:
                    del os.environ["TZ"]
                else:
                    os.environ["TZ"] = before
                time.tzset()

        return run

    return decorate


def force_not_colorized(function):
    return function


def force_not_colorized_test_class(cls):
    return cls


def force_colorized(function):
    return function


@contextlib.contextmanager
def no_color():
    yield


@contextlib.contextmanager
def disable_gc():
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextlib.contextmanager
def gc_threshold(*args):
    yield


def gc_collect():
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def infinite_recursion(max_depth=None):
    """Lower the limit of recursion, so that endless recursion ends soon."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(max_depth or 200, 120))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextlib.contextmanager
def set_recursion_limit(limit):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def get_recursion_depth():
    raise unittest.SkipTest("internal: the depth of the stack")


get_recursion_available = get_recursion_depth


def exceeds_recursion_limit():
    # Some tests make functions with as many parameters; a function has at most some 65,000 variables here.
    return 20_000


EXCEEDS_RECURSION_LIMIT = 5000
C_RECURSION_LIMIT = Py_C_RECURSION_LIMIT = 10_000


def get_c_recursion_limit():
    return C_RECURSION_LIMIT


def skip_emscripten_stack_overflow():
    return _as_it_is


def skip_wasi_stack_overflow():
    return _as_it_is


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


def setswitchinterval(interval):
    pass


class catch_unraisable_exception:
    """Keeps what sys.unraisablehook is told."""

    def __init__(self):
        self.unraisable = None
        self._before = None

    def __enter__(self):
        def keep(unraisable):
            self.unraisable = unraisable

        self._before = sys.unraisablehook
        sys.unraisablehook = keep
        return self

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._before
        del self.unraisable


class CPUStopwatch:
    """The processor's time that a block takes."""

    def __init__(self):
        import time

        self._now = time.process_time
        self.clock_info = time.get_clock_info("process_time")
        self.seconds = 0.0

    def __enter__(self):
        self._start = self._now()
        return self

    def __exit__(self, *exc_info):
        self.seconds = self._now() - self._start


class BrokenIter:
    """An iterable that raises where it is told to."""

    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1 / 0
        self.next_raises = next_raises
        self.iter_raises = iter_raises

    def __next__(self):
        if self.next_raises:
            1 / 0

    def __iter__(self):
        if self.iter_raises:
            1 / 0
        return self


# Checks.


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check_free_after_iterating(test, iter, cls, args=()):
    raise unittest.SkipTest("internal: objects freed at once")


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    name = f"{tp.__module__}.{tp.__qualname__}" if getattr(tp, "__module__", "builtins") != "builtins" else tp.__qualname__
    testcase.assertRaisesRegex(TypeError, f"cannot create '{name}' instances", tp, *args, **kwds)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        obj = getattr(module, name)
        names = (name_of_module,) if isinstance(name_of_module, str) else name_of_module or (module.__name__,)
        if getattr(obj, "__module__", None) in names:
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}") from None


def findfile(filename, subdir=None):
    if os.path.isabs(filename):
        return filename
    return os.path.join(TEST_HOME_DIR, *([subdir] if subdir else []), filename)


def sortdict(dict):
    return "{%s}" % ", ".join(f"{key!r}: {value!r}" for key, value in sorted(dict.items()))


def collision_stats(nbins, nballs):
    raise unittest.SkipTest("internal: quality of hashes")


def run_code(code, extra_names=None):
    names = dict(extra_names or {})
    exec(code, names)
    return names


def late_deletion(obj):
    pass


def patch(test_instance, object_to_patch, attr_name, new_value):
    before = getattr(object_to_patch, attr_name)
    test_instance.addCleanup(setattr, object_to_patch, attr_name, before)
    setattr(object_to_patch, attr_name, new_value)


def optim_args_from_interpreter_flags():
    return []


args_from_interpreter_flags = optim_args_from_interpreter_flags


def reap_children():
    pass


def missing_compiler_executable(cmd_names=()):
    return "cc"


def iter_builtin_types():
    import builtins

    for obj in vars(builtins).values():
        if isinstance(obj, type):
            yield obj


def iter_slot_wrappers(cls):
    raise unittest.SkipTest("internal: slots of types")


def run_in_subinterp(code):
    raise unittest.SkipTest("internal: sub-interpreters")


def run_in_subinterp_with_config(code, **config):
    raise unittest.SkipTest("internal: sub-interpreters")


@contextlib.contextmanager
def save_restore_warnings_filters():
    import warnings

    with warnings.catch_warnings():
        yield


@functools.lru_cache
def has_no_debug_ranges():
    return False


def requires_debug_ranges(reason="needs column positions"):
    return _as_it_is


class EqualToForwardRef:
    """Equal to a forward reference to the same text."""

    def __init__(self, arg, *, module=None, owner=None, is_class=False):
        self.arg = arg

    def __eq__(self, other):
        return getattr(other, "__forward_arg__", None) == self.arg


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    """Adds the tests of every test module of a package."""
    import importlib
    package = "test." + os.path.basename(pkg_dir)
    for file in sorted(os.listdir(pkg_dir)):
        if file.startswith("test") and file.endswith(".py"):
            module = importlib.import_module(f"{package}.{file[:-3]}")
            standard_tests.addTests(loader.loadTestsFromModule(module, pattern=pattern))
    return standard_tests
