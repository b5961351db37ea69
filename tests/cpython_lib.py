#!/usr/bin/env python3
"""Measure Pyish with the test files of the CPython on this machine.

  python3 tests/cpython_lib.py                          every file of FILES, as a table
  python3 tests/cpython_lib.py --asynchronous           every file of ASYNC_FILES: tasks, futures, locks, loops
  python3 tests/cpython_lib.py --only test_list -v      one file (part of its name, several allowed), with its failures
  python3 tests/cpython_lib.py --only test_list -t Sort show only methods whose name contains this, with full reports
  python3 tests/cpython_lib.py --python python3.13      the files of another CPython, whose answers are then the measure

A file is run under Pyish by tests/cpython_lib/driver.py, with the `Lib/test` folder of `python3` linked into a temporary
folder and our own test.support beside it. Methods are those that `python3` itself passes of the same file, so a module
that cannot even be imported counts with all its methods. A method that crashes the machine or hangs is counted as such,
and the rest of its file goes on without it.

Why a method fails stands in tests/cpython_lib/known.toml. `internal` ones (or marked cpython_only) are about the inside of
CPython, `older` ones want what 3.14 has changed: the last percentage leaves both out, the one before it counts them as
failed. A method that fails without a reason, and a reason that is no longer needed, are told. Nothing of CPython's goes
into the repository. Standard library only.
"""
import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter, defaultdict, namedtuple
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatchcase
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PARTS = HERE / "cpython_lib"
CACHE = ROOT / "target" / "cpython_lib"
MEMORY = 6 * 1024**3
# A method that says nothing for this many seconds hangs.
PATIENCE = 30

FILES = """
    test_grammar test_syntax test_fstring test_patma test_generators test_genexps test_listcomps test_coroutines
    test_asyncgen test_contextlib test_contextlib_async test_except_star test_exceptions test_exception_group test_raise
    test_with test_scope test_class test_descr test_super test_property test_decorators test_dict test_set test_list
    test_tuple test_slice test_range test_int test_long test_float test_complex test_bool test_string test_str test_unicode
    test_bytes test_format test_string_literals test_enumerate test_iter test_itertools test_functools test_collections
    test_enum test_dataclasses test_json test_re test_heapq test_bisect test_copy test_operator test_textwrap
    test_argparse test_unpack test_unpack_ex test_keywordonlyarg test_positional_only_arg test_augassign test_compare
    test_richcmp test_pow test_math test_datetime
""".split()

# The second group: tasks and loops, as far as they need no sockets, pipes or processes.
ASYNC_FILES = """
    test_asyncio.test_base_events test_asyncio.test_buffered_proto test_asyncio.test_context
    test_asyncio.test_eager_task_factory test_asyncio.test_events test_asyncio.test_futures
    test_asyncio.test_futures2 test_asyncio.test_locks test_asyncio.test_pep492 test_asyncio.test_protocols
    test_asyncio.test_queues test_asyncio.test_runners test_asyncio.test_staggered test_asyncio.test_taskgroups
    test_asyncio.test_tasks test_asyncio.test_threads test_asyncio.test_timeouts test_asyncio.test_transports
    test_asyncio.test_unix_events test_asyncio.test_waitfor test_concurrent_futures.test_as_completed
    test_concurrent_futures.test_future test_concurrent_futures.test_thread_pool test_concurrent_futures.test_wait
    test_context test_unittest.test_async_case
""".split()

# Why a method fails, the kinds of known.toml; and failing without a reason.
REASONS = ["internal", "older", "module", "dialect", "fault", "unlisted"]
COLUMNS = ["pass", *REASONS, "crash", "hang"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pyish", default=str(ROOT / "target" / "debug" / "pyish"), help="the binary to measure")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="files whose name contains NAME")
    parser.add_argument("--asynchronous", action="store_true", help="the files about tasks and loops")
    parser.add_argument("-v", action="store_true", help="show failures, grouped by the first line of the error")
    parser.add_argument("-t", metavar="PART", help="run only methods whose id contains PART, and show their tracebacks")
    parser.add_argument("-j", type=int, default=1, help="files at a time")
    parser.add_argument("--limit", type=int, default=PATIENCE, metavar="SECONDS", help="the time limit of a method")
    parser.add_argument("--library", type=Path, help="a Lib folder of CPython (default: that of python3)")
    parser.add_argument("--python", default="python3", help="the CPython to compare with (default: python3)")
    return parser.parse_args()


def library_of(python):
    code = "import sysconfig; print(sysconfig.get_paths()['stdlib'])"
    return Path(subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip())


def prepare(folder, library):
    """The folder the tests run in: links to CPython's test files, our support beside them."""
    package = folder / "test"
    package.mkdir()
    (package / "__init__.py").write_text("")
    for entry in (library / "test").iterdir():
        if entry.name not in ("__init__.py", "support", "__pycache__", "test_asyncio"):
            (package / entry.name).symlink_to(entry)
    shutil.copytree(PARTS / "support", package / "support")
    shutil.copytree(PARTS / "asyncio", package / "test_asyncio")
    for entry in (library / "test" / "test_asyncio").glob("*.py"):
        if entry.name not in ("__init__.py", "utils.py"):
            (package / "test_asyncio" / entry.name).symlink_to(entry)
    shutil.copy(PARTS / "driver.py", folder / "driver.py")


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run_once(command, folder, results, patience):
    """Run the driver until it ends or says nothing for too long; how it ended: `done`, `crash` or `hang`."""
    log = folder / (results.name + ".log")
    with open(log, "ab") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output, preexec_fn=limit_memory
        )
    size, since = -1, time.monotonic()
    while process.poll() is None:
        time.sleep(0.05)
        now = results.stat().st_size if results.exists() else 0
        if now != size:
            size, since = now, time.monotonic()
        elif time.monotonic() - since > patience:
            process.kill()
            process.wait()
            return "hang"
    return "crash" if process.returncode else "done"


def run_file(name, interpreter, folder, patience, tag):
    """Every result of a test file: {id: (kind, message)}, and notes about the whole."""
    results = folder / f"{name}.{tag}"
    skips = folder / f"{name}.{tag}.skips"
    outcome, notes, left_out = {}, [], set()
    for _ in range(60):
        results.unlink(missing_ok=True)
        skips.write_text("\n".join(left_out))
        command = [*interpreter, "driver.py", f"test.{name}", str(results), str(skips)]
        ended = run_once(command, folder, results, patience)
        running, finished = None, False
        for line in (results.read_text(errors="replace") if results.exists() else "").splitlines():
            kind, identity, message = (line.split("\t") + ["", ""])[:3]
            if kind == "start":
                running = identity
            elif kind in ("done", "import"):
                finished = True
                if kind == "import":
                    notes.append(f"cannot be imported: {message}")
            elif kind == "stub":
                if (note := f"missing module: {message}") not in notes:
                    notes.append(note)
            elif kind == "fixture":
                notes.append(f"{identity}: {message}")
            else:
                outcome[identity] = kind, message
                running = None
        if finished:
            break
        if running is None:
            notes.append(f"the machine ended outside of any test ({ended}): {last_lines(folder, results)}")
            break
        outcome[running] = ended if ended != "done" else "crash", last_lines(folder, results)
        left_out = set(outcome)
    return outcome, notes


def last_lines(folder, results):
    log = folder / (results.name + ".log")
    lines = log.read_text(errors="replace").strip().splitlines() if log.exists() else []
    return lines[-1][:200] if lines else "no output"


def baseline(name, python, library):
    """What CPython itself makes of the file, remembered in target/."""
    CACHE.mkdir(parents=True, exist_ok=True)
    key = str(library).strip("/").replace("/", "_")
    cached = CACHE / f"{key}.{name}.json"
    if cached.exists():
        return json.loads(cached.read_text())
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copy(PARTS / "driver.py", folder / "driver.py")
        outcome, notes = run_file(name, [python], folder, 120, "cpython")
    found = {identity: kind for identity, (kind, _) in outcome.items()}
    cached.write_text(json.dumps(found, indent=0))
    return found


def split(text):
    """Kind and reason."""
    kind, _, why = text.partition(": ")
    if kind not in REASONS[:-1] or not why:
        raise SystemExit(f"known.toml: {text!r} does not begin with one of {', '.join(REASONS[:-1])}")
    return kind, why


class Known:
    """What known.toml says of a file: patterns of its methods, each with the kind of the reason and the reason."""

    def __init__(self, name, version):
        self.name = name
        with open(PARTS / "known.toml", "rb") as file:
            tables = tomllib.load(file)
        for table in tables.values():
            table.update([(pattern, split(text)) for pattern, text in table.items()])
        self.own = tables.get(name, {}) | tables.get(f"{name} {version}", {})
        self.rows = self.own | tables["*"]
        self.messages = tables["messages"]

    def short(self, identity):
        """The id of a method without what is the same for the whole file."""
        return identity.removeprefix("test.").removeprefix(self.name.rpartition(".")[0] + ".").removeprefix(f"{self.name}.")

    def reason(self, identity, message):
        short = self.short(identity)
        if short in self.rows:
            return self.rows[short]
        if found := next((row for pattern, row in self.rows.items() if fnmatchcase(short, pattern)), None):
            return found
        return next((row for pattern, row in self.messages.items() if fnmatchcase(message, pattern)), ("unlisted", ""))

    def outdated(self, judged):
        """The patterns of this file whose methods are there and all pass; what is older may differ by the version."""
        for pattern in sorted(pattern for pattern, (kind, _) in self.own.items() if kind != "older"):
            kinds = [method.kind for identity, method in judged.items() if fnmatchcase(self.short(identity), pattern)]
            if kinds and set(kinds) == {"pass"}:
                yield pattern


Method = namedtuple("Method", "kind message reason why")


def judge(expected, outcome, known):
    """What became of each method that CPython passes."""
    judged = {}
    for identity, kind in expected.items():
        if kind not in ("pass", "xfail") or not identity.startswith("test."):
            continue
        found, message = outcome.get(identity, ("missing", ""))
        found = "pass" if found == "xfail" else found
        reason, why = known.reason(identity, message) if found != "pass" else ("pass", "")
        if found == "internal":
            reason, why = "internal", message
        elif found == "crash":
            # Whatever the reason, the machine must not end so.
            reason, why = "unlisted", ""
        judged[identity] = Method(found, message, reason, why)
    return judged


def show_failures(judged, known):
    """The failures: those without a reason by their message, then the others by their reason."""
    groups = defaultdict(list)
    for identity, method in judged.items():
        if method.reason == "unlisted":
            groups[0, "unlisted", f"{method.kind}: {method.message or '(not run)'}"].append(known.short(identity))
        elif method.kind != "pass":
            groups[1, method.reason, method.why].append(known.short(identity))
    for (_, reason, text), members in sorted(groups.items(), key=lambda group: (group[0][0], -len(group[1]), group[0])):
        print(f"    {len(members):4} {reason}: {text}")
        for identity in members[:4]:
            print(f"           {identity}")
        if len(members) > 4:
            print(f"           … and {len(members) - 4} more")


def show_reports(name, part, interpreter, folder):
    """Run the methods whose id contains PART with the usual runner of unittest."""
    script = folder / "one.py"
    script.write_text(
        "import sys\nsys.argv[1:] = ['test.%s', '/dev/null']\n"
        "source = open('driver.py').read().rpartition('main()')[0]\nexec(source)\n"
        "module = load(%r, lambda *a: None)\n"
        "tests = [t for t in flatten(unittest.TestLoader().loadTestsFromModule(module)) if %r in t.id()]\n"
        "unittest.TextTestRunner(verbosity=1).run(unittest.TestSuite(tests))\n" % (name, f"test.{name}", part)
    )
    subprocess.run([*interpreter, str(script)], cwd=folder, timeout=600)


def main():
    options = arguments()
    pyish = str(Path(options.pyish).resolve())
    library = options.library or library_of(options.python)
    known = ASYNC_FILES if options.asynchronous else FILES if not options.only else FILES + ASYNC_FILES
    names = [name for name in known if not options.only or any(part in name for part in options.only)]
    # A file that is not in the list can be asked for by its whole name.
    names += [name for name in options.only if name not in names and name not in known]
    names = [name for name in names if is_there(library / "test", name)]
    # The folder of a library is named for its version.
    version = library.name.removeprefix("python")
    total, warned = Counter(), 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        prepare(folder, library)
        if options.t:
            for name in names:
                show_reports(name, options.t, [pyish], folder)
            return
        print(f"{'file':40}{'methods':>8}" + "".join(f"{column:>9}" for column in COLUMNS) + "    % all       %")

        def measure(name):
            expected = baseline(name, options.python, library)
            return run_file(name, [pyish], folder, options.limit, "pyish"), expected

        with ThreadPoolExecutor(options.j) as pool:
            for name, ((outcome, notes), expected) in zip(names, pool.map(measure, names)):
                known = Known(name, version)
                judged = judge(expected, outcome, known)
                counts = Counter(method.reason for method in judged.values())
                counts.update(method.kind for method in judged.values() if method.kind in ("crash", "hang"))
                total += counts
                print(row(name, counts), flush=True)
                for note in dict.fromkeys(notes):
                    if options.v or "cannot be imported" in note or "outside" in note:
                        print(f"    ! {note}")
                for pattern in known.outdated(judged):
                    warned += 1
                    print(f"    ! passes, though known.toml says that it fails: {pattern}")
                if options.v:
                    show_failures(judged, known)
    print(row("total", total))
    if total["unlisted"] or warned:
        print(f"{total['unlisted']} fail without a reason in known.toml, {warned} of its reasons are not needed")


def is_there(folder, name):
    """Whether there is such a test file or folder."""
    path = folder / name.replace(".", "/")
    return path.is_dir() or path.with_name(path.name + ".py").exists()


def row(name, counts):
    methods = sum(counts[column] for column in ["pass", *REASONS])

    def share(of):
        return f"{100 * counts['pass'] / of:8.1f}" if of else "       –"

    fair = methods - counts["internal"] - counts["older"]
    cells = "".join(f"{counts[column] or '·':>9}" for column in COLUMNS)
    return f"{name:40}{methods:8}{cells} {share(methods)}{share(fair)}"


if __name__ == "__main__":
    sys.exit(main())
