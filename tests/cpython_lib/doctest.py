"""Stands in for doctest where the measured interpreter has none: examples in docstrings as tests of unittest."""

import io
import sys
import traceback
import unittest

ELLIPSIS = 8
NORMALIZE_WHITESPACE = 4
IGNORE_EXCEPTION_DETAIL = 32
DONT_ACCEPT_TRUE_FOR_1 = 1
DONT_ACCEPT_BLANKLINE = 2
SKIP = 16
REPORT_NDIFF = REPORT_ONLY_FIRST_FAILURE = 0
_FLAGS = {
    "ELLIPSIS": ELLIPSIS, "NORMALIZE_WHITESPACE": NORMALIZE_WHITESPACE,
    "IGNORE_EXCEPTION_DETAIL": IGNORE_EXCEPTION_DETAIL, "SKIP": SKIP,
}


def examples(text):
    """The examples of a text: (line number, source, expected output, flags)."""
    lines = text.expandtabs().split("\n")
    found, index = [], 0
    while index < len(lines):
        line = lines[index]
        stripped = line.lstrip()
        if not (stripped.startswith(">>> ") or stripped == ">>>"):
            index += 1
            continue
        indent, start = len(line) - len(stripped), index
        source = [stripped[4:]]
        index += 1
        while index < len(lines) and lines[index][indent : indent + 3] == "..." and not lines[index][:indent].strip():
            source.append(lines[index][indent + 4 :])
            index += 1
        expected = []
        while index < len(lines) and lines[index].strip() and not lines[index].lstrip().startswith(">>>"):
            expected.append(lines[index][indent:])
            index += 1
        flags = 0
        for part in source:
            _, marker, directive = part.partition("# doctest:")
            for word in directive.replace(",", " ").split() if marker else ():
                if word.startswith("+"):
                    flags |= _FLAGS.get(word[1:], 0)
        found.append((start, "\n".join(source) + "\n", "".join(f"{line}\n" for line in expected), flags))
    return found


def _matches_ellipsis(want, got):
    pieces = want.split("...")
    if len(pieces) == 1:
        return want == got
    if not got.startswith(pieces[0]) or not got.endswith(pieces[-1]):
        return False
    start, end = len(pieces[0]), len(got) - len(pieces[-1])
    if start > end:
        return False
    for piece in pieces[1:-1]:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _same(want, got, flags):
    if want == got:
        return True
    want = want.replace("<BLANKLINE>\n", "\n")
    if flags & NORMALIZE_WHITESPACE:
        want, got = " ".join(want.split()), " ".join(got.split())
    return want == got or (bool(flags & ELLIPSIS) and _matches_ellipsis(want, got))


def _wanted_exception(expected):
    """What stands behind the header of a traceback, without the frames."""
    if not expected.startswith(("Traceback (most recent call last):", "Traceback (innermost last):")):
        return None
    lines = expected.split("\n")[1:]
    while lines and (not lines[0] or lines[0][0] in " ."):
        lines.pop(0)
    return "\n".join(lines)


class DocTestCase(unittest.TestCase):
    """All examples of one docstring, one after the other."""

    def __init__(self, name, text, globs, flags):
        super().__init__()
        self.name, self.text, self.globs, self.flags = name, text, globs, flags

    def id(self):
        return self.name

    def runTest(self):
        names = dict(self.globs)
        problems = []
        for line, source, expected, flags in examples(self.text):
            flags |= self.flags
            if flags & SKIP:
                continue
            wanted = _wanted_exception(expected)
            got = self.run_example(line, source, names)
            if isinstance(got, BaseException):
                only = [text for text in traceback.format_exception_only(got)]
                message = "".join(only[-1:]) if isinstance(got, SyntaxError) else "".join(only)
                if wanted is not None:
                    if isinstance(got, SyntaxError):
                        wanted = wanted[wanted.rfind("SyntaxError") :] if "SyntaxError" in wanted else wanted
                    if flags & IGNORE_EXCEPTION_DETAIL:
                        wanted, message = wanted.split(":")[0].rpartition(".")[2], type(got).__name__
                        wanted, message = wanted.strip(), message.strip()
                    if _same(wanted, message, flags):
                        continue
                problems.append(f"{source.strip().splitlines()[0]}: {message.strip()} (wanted {wanted or expected!r})")
            elif wanted is not None or not _same(expected, got, flags):
                problems.append(f"{source.strip().splitlines()[0]}: got {got!r}, wanted {expected!r}")
        if problems:
            self.fail(f"{len(problems)} examples: {problems[0]}\n" + "\n".join(problems[1:]))

    def run_example(self, line, source, names):
        before, before_hook = sys.stdout, sys.displayhook
        sys.stdout = stream = io.StringIO()

        def show(value):
            if value is not None:
                print(repr(value))

        sys.displayhook = show
        try:
            exec(compile(source, f"<doctest {self.name}[{line}]>", "single"), names)
        except Exception as error:
            return error
        finally:
            sys.stdout, sys.displayhook = before, before_hook
        return stream.getvalue()


def _documents(module):
    """Every docstring with examples: (name, text)."""
    base = module.__name__
    seen = set()

    def visit(name, obj):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        if isinstance(doc, str) and ">>>" in doc:
            yield name, doc
        if isinstance(obj, type):
            for key, value in list(vars(obj).items()):
                value = getattr(value, "__func__", value)
                if callable(value) or isinstance(value, property):
                    if getattr(value, "__module__", base) == base:
                        yield from visit(f"{name}.{key}", value)

    yield from visit(base, module)
    for key, value in list(vars(module).items()):
        if (isinstance(value, type) or hasattr(value, "__code__")) and getattr(value, "__module__", None) == base:
            yield from visit(f"{base}.{key}", value)
    for key, value in getattr(module, "__test__", {}).items():
        yield from visit(f"{base}.__test__.{key}", value)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, optionflags=0, **kwargs):
    """A suite of the examples of a module."""
    if module is None:
        # The driver's first argument names the test module that asks.
        module = sys.argv[1]
    if isinstance(module, str):
        __import__(module)
        module = sys.modules[module]
    names = module.__dict__ if globs is None else globs
    return unittest.TestSuite(DocTestCase(name, text, names, optionflags) for name, text in _documents(module))


def DocFileSuite(*paths, **kwargs):
    """Examples in files: left out."""
    return unittest.TestSuite()


class DocTestFinder:
    def __init__(self, *args, **kwargs):
        pass


class OutputChecker:
    def check_output(self, want, got, flags):
        return _same(want, got, flags)


def testmod(*args, **kwargs):
    raise unittest.SkipTest("doctest.testmod() is left out")
