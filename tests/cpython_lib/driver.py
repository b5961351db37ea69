"""Runs inside the interpreter that is measured: one test module, each result written to a file as it is known.

  driver.py MODULE RESULTS [SKIP-FILE]

Lines of RESULTS, fields parted by tabs: `start ID`, then `pass|fail|error|skip|internal|xfail ID MESSAGE`;
`import - MESSAGE` when the module cannot be loaded, `stub - NAME` for a module that is missing here and replaced by an
empty one, `done`. IDs in SKIP-FILE are not run: they crashed or hung before.
"""

import os
import sys
import types
import unittest

# Modules of the measured interpreter that may be missing: the tests that use them fail, the others run.
STUB_LIMIT = 40
# Public names that older test files import and Python 3.14 has no more.
GONE = ("ByteString",)


class Missing(type):
    """What a stub module gives for every name: a class that refuses to be used."""

    def __call__(cls, *args, **kwargs):
        if cls.__dict__.get("_stub"):
            raise NotImplementedError(f"{cls.__module__}.{cls.__name__} is missing")
        return super().__call__(*args, **kwargs)

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return make_missing(cls.__module__, name)


def make_missing(module, name):
    return Missing(name, (Exception,), {"__module__": module, "_stub": True})


def stub(name):
    module = types.ModuleType(name)
    module.__path__ = []

    def get(attribute):
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        # Loops over the protocols of pickle run no times.
        found = -1 if attribute == "HIGHEST_PROTOCOL" else make_missing(name, attribute)
        setattr(module, attribute, found)
        return found

    module.__getattr__ = get
    sys.modules[name] = module
    parent, _, last = name.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], last, module)


def provide_underscore_literals():
    """The lists that tests of numbers take from test_grammar, which only older versions of Python can import.

    Our own, after the grammar of numbers: https://docs.python.org/3/reference/lexical_analysis.html
    """
    module = types.ModuleType("test.test_grammar")
    module.VALID_UNDERSCORE_LITERALS = """
        0_0_0 4_2 1_0000_0000 0b1001_0100 0xffff_ffff 0o5_7_7 1_00_00.5 1_00_00.5e5 1_00_00e5_1 1e1_0 .1_4 .1_4e1
        0b_0 0x_f 0o_5 1_00_00j 1_00_00.5j 1_00_00e5_1j .1_4j (1_2.5+3_3j) (.5_6j)
    """.split()
    module.INVALID_UNDERSCORE_LITERALS = """
        0_ 42_ 1.4j_ 0x_ 0b1_ 0xf_ 0o5_ 0_b0 0_xf 0_o5 0_7 09_99 4_______2 0.1__4 0b1001__0100 0xffff__ffff 0o5__77 1e1__0
        1_.4 1_.4j 1._4 1._4j ._5 ._5j 1.0e+_1 1.0e+_1j 1.4_j 1.4e5_j 1_e1 1.4_e1 1.4_e1j 1e_1 1.4e_1 1.4e_1j
        (1+1.5_j_) (1+1.5_j)
    """.split()
    sys.modules["test.test_grammar"] = module


def forget_tests():
    """Have test modules imported anew."""
    for loaded in [loaded for loaded in sys.modules if loaded.startswith("test.") and "support" not in loaded]:
        del sys.modules[loaded]


loading = []


def is_loading():
    """Whether a test file is being imported, rather than one of its tests run."""
    return bool(loading)


def load(name, tell):
    """The module, with stubs for what it imports and the interpreter does not have."""
    loading.append(name)
    try:
        return load_with_stubs(name, tell)
    finally:
        loading.pop()


def load_with_stubs(name, tell):
    try:
        # Some files use it without importing it: CPython's test.support does that for them.
        import unittest.mock
    except ImportError:
        tell("stub", "-", "unittest.mock")
        stub("unittest.mock")
    for _ in range(STUB_LIMIT):
        if name == "test.test_grammar":
            # They look for `__annotations__` among their globals, where 3.14 has no such name.
            for module in ("ann_module", "ann_module2", "ann_module3"):
                try:
                    __import__(f"test.typinganndata.{module}")
                except NameError:
                    stub(f"test.typinganndata.{module}")
        if name != "test.test_grammar":
            provide_underscore_literals()
        try:
            __import__(name)
            return sys.modules[name]
        except ModuleNotFoundError as error:
            if not error.name or error.name == name or error.name.startswith("test."):
                raise
            tell("stub", "-", error.name)
            stub(error.name)
            forget_tests()
        except NotImplementedError as error:
            # A name that is refused: `asyncio.streams is not supported yet: …`.
            parent, _, last = str(error).partition(" ")[0].removesuffix("()").rpartition(".")
            if parent not in sys.modules or "is not supported" not in str(error):
                raise
            tell("stub", "-", f"{parent}.{last}")
            setattr(sys.modules[parent], last, make_missing(parent, last))
            forget_tests()
        except ImportError as error:
            # A private name of a module that is there, or one that 3.14 has no more: it is stubbed too.
            words = str(error).split("'")
            if len(words) < 4 or not (words[1][0] == "_" or words[1] in GONE) or words[3] not in sys.modules:
                raise
            tell("stub", "-", f"{words[3]}.{words[1]}")
            setattr(sys.modules[words[3]], words[1], make_missing(words[3], words[1]))
            forget_tests()
    raise ImportError("too many modules are missing")


def first_line(error):
    """The exception in one line."""
    text = str(error).strip().split("\n")[0]
    return f"{type(error).__name__}: {text}"[:300].replace("\t", " ")


class Result(unittest.TestResult):
    """Tells each result at once."""

    def __init__(self, tell):
        super().__init__()
        self.tell = tell
        self.worst = None

    def startTest(self, test):
        super().startTest(test)
        self.worst = None
        self.tell("start", test.id(), "")

    def note(self, kind, error):
        if self.worst is None or (self.worst[0] == "skip" and kind != "skip"):
            self.worst = kind, error

    def stopTest(self, test):
        kind, message = self.worst or ("pass", "")
        self.tell(kind, test.id(), message)
        super().stopTest(test)

    def add(self, kind, test, err):
        message = first_line(err[1])
        if not isinstance(test, unittest.TestCase):
            # A fixture of a class or module: none of its tests can run.
            self.tell("fixture", test.id(), message)
        self.note(kind, message)

    def addError(self, test, err):
        self.add("error", test, err)

    def addFailure(self, test, err):
        self.add("fail", test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.add("fail" if issubclass(err[0], test.failureException) else "error", test, err)

    def addSkip(self, test, reason):
        # "requires _heapq" and its like ask for an accelerator in C; the same tests run without it.
        internal = reason.startswith(("internal:", "implementation detail", "requires _", "requires the C", "_", "C "))
        kind = "internal" if internal else "skip"
        if not isinstance(test, unittest.TestCase):
            self.tell("fixture", test.id(), reason)
        self.note(kind, reason.replace("\n", " ").replace("\t", " "))

    def addExpectedFailure(self, test, err):
        self.note("xfail", first_line(err[1]))

    def addUnexpectedSuccess(self, test):
        self.note("pass", "")


def flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flatten(test)
        else:
            yield test


def main():
    name, results = sys.argv[1:3]
    left_out = set()
    if len(sys.argv) > 3:
        with open(sys.argv[3]) as file:
            left_out = set(file.read().split("\n"))
    output = open(results, "a")

    def tell(kind, identity, message):
        output.write(f"{kind}\t{identity}\t{message}\n")
        output.flush()

    try:
        if name == "test.test_itertools":
            # Its iterators are not pickled since 3.14: loops over the protocols run no times, the rest is measured.
            import pickle

            pickle.HIGHEST_PROTOCOL = -1
        if name == "test.test_datetime":
            # Imported by its load_tests, where stubs come too late.
            load("test.datetimetester", tell)
        module = load(name, tell)
        # A package of tests imports them in its load_tests, where stubs come too late as well.
        for folder in getattr(module, "__path__", ()):
            for file in sorted(os.listdir(folder)):
                if file.startswith("test") and file.endswith(".py"):
                    load(f"{name}.{file[:-3]}", tell)
        module = load(name, tell)
        loader = unittest.TestLoader()
        tests = loader.loadTestsFromModule(module)
    except unittest.SkipTest as error:
        tell("import", "-", f"SkipTest: {error}")
        return
    except BaseException as error:
        tell("import", "-", first_line(error))
        raise
    tests = unittest.TestSuite([test for test in flatten(tests) if test.id() not in left_out])
    tests.run(Result(tell))
    tell("done", "-", "")


main()
