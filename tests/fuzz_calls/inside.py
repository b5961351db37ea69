"""Calls everything there is with hostile arguments: run by `tests/fuzz_calls.py`, under Pyish.

Arguments: seed, first call, number of calls, and names of modules to keep to. Prints what it is about to call, so that the last line
of a run that crashed tells the call. Each call depends on the seed and its own number alone.
"""

import importlib
import random
import sys

MODULES = """abc argparse array ast asyncio atexit base64 binascii bisect builtins calendar cmath codecs collections
collections.abc concurrent.futures contextlib contextvars copy copyreg csv dataclasses datetime decimal difflib enum errno fnmatch
fractions functools gc glob graphlib hashlib heapq hmac html importlib inspect io itertools json keyword linecache locale logging math
numbers operator os.path pathlib pickle pprint queue random re reprlib sched secrets select shlex statistics string struct tempfile
textwrap threading time timeit token tokenize traceback types typing unicodedata urllib.parse uuid warnings weakref zlib zoneinfo
_asyncio _thread""".split()

# What ends or blocks the process, reads the terminal, touches files, or makes the run other than its seed.
SKIPPED = set("""input breakpoint exit quit help open print _exit abort kill fork system exec eval __import__ sleep seed setstate
main run_forever runTest interrupt_main set_trace pdb setrecursionlimit set_int_max_str_digits settrace setprofile excepthook
_shutdown acquire join wait get put urandom remove unlink rmdir mkdir rename removedirs makedirs symlink link chmod write_text write_bytes
touch rmtree truncate replace rename hardlink_to symlink_to walk rglob glob iglob mkdtemp mkstemp NamedTemporaryFile TemporaryFile
TemporaryDirectory SpooledTemporaryFile mktemp run run_until_complete exit_thread _park start start_new_thread start_joinable_thread
_dump_registry basicConfig captureWarnings shutdown stop_the_world run_module run_path set_threshold _clear_type_cache timeit repeat
autorange Timer scheduler select poll set_debug set_start_method Console wait_for invalidate_caches exit_on_error print_help print_usage
parse_args getpass console prompt disable simplefilter resetwarnings filterwarnings reload import_module addaudithook _set_int""".split())


class Oops(Exception):
    pass


class Hostile:
    """Every special method does one of the rude things."""

    def __init__(self, rng, victims):
        object.__setattr__(self, "rng", rng)
        object.__setattr__(self, "victims", victims)
        object.__setattr__(self, "left", 12)

    def rude(self, *answers):
        rng = object.__getattribute__(self, "rng")
        left = object.__getattribute__(self, "left")
        object.__setattr__(self, "left", left - 1)
        what = rng.randrange(9) if left > 0 else 0
        victims = object.__getattribute__(self, "victims")
        if what == 0:
            raise Oops("rude")
        if what == 1:
            raise StopIteration
        if what == 2 and victims:
            change(rng, rng.choice(victims))
        if what == 3:
            return self
        if what == 4:
            return rng.choice([None, 10**30, -1, "x", 1.5, b"", [], NotImplemented, {}])
        if what == 5 and victims:
            victim = rng.choice(victims)
            try:
                return [len, repr, hash, list, iter, bool][rng.randrange(6)](victim)
            except Oops:
                raise
            except Exception:
                pass
        return rng.choice(answers)

    def __eq__(self, other): return self.rude(True, False)
    def __ne__(self, other): return self.rude(True, False)
    def __lt__(self, other): return self.rude(True, False)
    def __le__(self, other): return self.rude(True, False)
    def __gt__(self, other): return self.rude(True, False)
    def __ge__(self, other): return self.rude(True, False)
    def __hash__(self): return self.rude(0, 1, 2)
    def __index__(self): return self.rude(0, 1, -1, 3)
    def __int__(self): return self.rude(0, 1)
    def __float__(self): return self.rude(0.0, 1.5)
    def __complex__(self): return self.rude(1j)
    def __len__(self): return self.rude(0, 1, 3)
    def __length_hint__(self): return self.rude(0, 10)
    def __iter__(self): return self.rude(self, iter([1, 2]), iter(()))
    def __next__(self): return self.rude(1, "a")
    def __bool__(self): return self.rude(True, False)
    def __repr__(self): return self.rude("hostile")
    def __str__(self): return self.rude("hostile")
    def __bytes__(self): return self.rude(b"hostile")
    def __format__(self, spec): return self.rude("hostile")
    def __contains__(self, item): return self.rude(True, False)
    def __getitem__(self, key): return self.rude(1, "a")
    def __setitem__(self, key, value): return self.rude(None)
    def __delitem__(self, key): return self.rude(None)
    def __call__(self, *args, **kwargs): return self.rude(1, "a", [])
    def __add__(self, other): return self.rude(1, "a")
    def __radd__(self, other): return self.rude(1, "a")
    def __sub__(self, other): return self.rude(1)
    def __mul__(self, other): return self.rude(1, "a")
    def __rmul__(self, other): return self.rude(1, "a")
    def __mod__(self, other): return self.rude(1)
    def __rmod__(self, other): return self.rude(1)
    def __pow__(self, other, modulus=None): return self.rude(1)
    def __or__(self, other): return self.rude(1)
    def __ror__(self, other): return self.rude(1)
    def __neg__(self): return self.rude(1)
    def __abs__(self): return self.rude(1)
    def __round__(self, digits=None): return self.rude(1)
    def __trunc__(self): return self.rude(1)
    def __enter__(self): return self.rude(self)
    def __exit__(self, *exception): return self.rude(True, False)
    def __await__(self): return self.rude(iter(()))
    def __aiter__(self): return self.rude(self)
    def __anext__(self): return self.rude(self)
    def __get__(self, owner, kind=None): return self.rude(1)
    def __set__(self, owner, value): return self.rude(None)
    def __set_name__(self, owner, name): return self.rude(None)
    def __fspath__(self): return self.rude("x")
    def __copy__(self): return self.rude(1)
    def __deepcopy__(self, memo): return self.rude(1)
    def __reduce_ex__(self, protocol): return self.rude("x", (list, ()), (Hostile, (1,)))
    def __instancecheck__(self, other): return self.rude(True, False)
    def __subclasscheck__(self, other): return self.rude(True, False)
    def __mro_entries__(self, bases): return self.rude((object,), ())
    def __buffer__(self, flags): return self.rude(memoryview(b"abc"))

    def __getattr__(self, name):
        if name in ("rng", "victims", "left", "rude"):
            raise AttributeError(name)
        return self.rude(1, "a", self)

    def __del__(self):
        try:
            self.rude(None)
            victims = object.__getattribute__(self, "victims")
            if victims and type(victims[0]) is list:
                # Comes back to life in what is being worked on.
                victims[0].append(self)
        except BaseException:
            pass


def change(rng, victim):
    """Changes a container under whoever walks over it, or works on it once more."""
    if isinstance(victim, list):
        [victim.clear, victim.reverse, lambda: victim.extend([1, 2, 3] * 5), lambda: victim.insert(0, 0),
         lambda: victim.__delitem__(slice(0, 1)), lambda: victim.sort(key=str), lambda: victim.__setitem__(slice(0, 2), [7] * 9),
         victim.__init__, lambda: victim.count(victim)][rng.randrange(9)]()
    elif isinstance(victim, dict):
        [victim.clear, lambda: victim.update({i: i for i in range(9)}), lambda: victim and victim.popitem(), victim.__init__,
         lambda: victim.setdefault(victim.__len__(), 1), lambda: victim.update(victim)][rng.randrange(6)]()
    elif isinstance(victim, set):
        [victim.clear, lambda: victim.update(range(20)), lambda: victim and victim.pop(), victim.__init__,
         lambda: victim.symmetric_difference_update({1, 2, 30})][rng.randrange(5)]()
    elif isinstance(victim, bytearray):
        [victim.clear, lambda: victim.extend(b"abcdef" * 9), lambda: victim.append(1), victim.__init__,
         lambda: victim.__setitem__(slice(0, 2), b"xyz")][rng.randrange(5)]()
    elif hasattr(victim, "gi_frame") or hasattr(victim, "cr_frame"):
        [victim.close, lambda: victim.send(None), lambda: victim.throw(Oops)][rng.randrange(3)]()
    elif type(victim).__name__ == "deque":
        [victim.clear, lambda: victim.append(1), lambda: victim.rotate(1), victim.reverse, lambda: victim.extend(victim),
         lambda: victim.__init__([1, 2], 2)][rng.randrange(6)]()
    elif isinstance(victim, (staticmethod, classmethod, property)):
        # Around itself.
        victim.__init__(victim)


def generator(victims):
    try:
        for item in (1, 2, 3):
            yield item
    finally:
        victims.append(0)


async def coroutine():
    return 1


async def agenerator():
    yield 1


class Plain:
    pass


class ListOf(list):
    pass


class IntOf(int):
    pass


class StrOf(str):
    pass


class TupleOf(tuple):
    pass


class DictOf(dict):
    def __missing__(self, key):
        return key


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    __slots__ = ("a", "__dict__", "__weakref__")


def recursive():
    items = []
    items.append(items)
    return items


def deep():
    items = ()
    for _ in range(3000):
        items = (items,)
    return items


def shared():
    items = []
    for _ in range(12):
        items = [items, items]
    return items


def types_of_everything():
    import collections, types, functools, itertools, datetime, decimal, fractions
    found = [t for t in vars(__import__("builtins")).values() if isinstance(t, type)]
    found += [t for t in vars(types).values() if isinstance(t, type)]
    found += [t for t in vars(collections).values() if isinstance(t, type)]
    found += [t for t in vars(itertools).values() if isinstance(t, type)]
    return found


def value(rng, victims, depth=0):
    """A random argument; containers are remembered as `victims`."""
    import collections, types, itertools
    makers = [
        lambda: rng.choice([0, 1, -1, 2, 7, 255, 256, 1114111, 1114112, 2**31, -2**31, 2**63, -2**63, 2**64, 10**30, -10**30]),
        lambda: rng.choice([0.0, -0.0, 1.5, -1.5, 1e308, 5e-324, float("inf"), float("-inf"), float("nan"), 1j, complex("nan")]),
        lambda: rng.choice(["", "a", "abc", "%s", "{}", "{0.x[1]!r:>{w}}", "\0", "\ud800", "é", "\U0001f600", "x" * 1000, "__class__",
                            "__dict__", "utf-8", "strict", "1", "-1", "0x10", "%d %(a)s %", "(a*)*b", "r", "<i4", "a b\nc\r\n", "1e400"]),
        lambda: rng.choice([b"", b"a", b"abc", b"\xff\x00", b"%s", b"x" * 1000]),
        lambda: rng.choice([None, True, False, ..., NotImplemented]),
        lambda: Hostile(rng, victims),
        lambda: Hostile(rng, victims),
        lambda: kept(victims, [value(rng, victims, depth + 1) for _ in range(rng.randrange(4))]),
        lambda: tuple(value(rng, victims, depth + 1) for _ in range(rng.randrange(4))),
        lambda: kept(victims, bytearray(rng.randrange(9))),
        lambda: kept(victims, dict.fromkeys(["a", "b", 1, 2.5, None][: rng.randrange(6)], value(rng, victims, depth + 1))),
        lambda: kept(victims, {1, "a", 2.5, None}),
        lambda: frozenset([1, "a"]),
        lambda: range(rng.choice([0, 1, 5, 10**30]), rng.choice([0, 9, 10**31]), rng.choice([1, -1, 3, 10**29])),
        lambda: slice(rng.choice([None, 0, -1, 10**30]), rng.choice([None, 3, -10**30]), rng.choice([None, 1, -1, 2, 0])),
        lambda: kept(victims, generator(victims)),
        lambda: kept(victims, coroutine()),
        lambda: agenerator(),
        lambda: kept(victims, collections.deque([1, 2, 3], rng.choice([None, 0, 3]))),
        lambda: iter(rng.choice([[1, 2], (1,), "ab", {1: 2}, {1}, b"ab", range(3)])),
        lambda: rng.choice([len, int, str, list, dict, object, type, Plain, Meta, WithMeta, Oops, print, value, Plain.__init__]),
        lambda: rng.choice([Plain(), ListOf([1, 2]), IntOf(3), StrOf("ab"), TupleOf((1,)), DictOf(a=1), WithMeta(), Oops("x")]),
        lambda: rng.choice([memoryview(b"abcd"), memoryview(bytearray(8)).cast("I"), memoryview(bytearray(6)).cast("B", (2, 3))]),
        lambda: rng.choice([recursive, deep, shared])(),
        lambda: ExceptionGroup("g", [Oops(1), ExceptionGroup("h", [ValueError(2)])]),
        lambda: rng.choice([list[int], int | str, types.MappingProxyType({1: 2}), types.SimpleNamespace(a=1), types.ModuleType("m")]),
        lambda: itertools.tee(iter([1, 2, 3]))[0],
        lambda: (lambda *args, **kwargs: args),
        lambda: Hostile.__dict__["__eq__"],
        lambda: kept(victims, rng.choice([staticmethod, classmethod, property])(value(rng, victims, depth + 1))),
        lambda: wrapped_in_itself(rng.choice([staticmethod, classmethod, property])),
    ]
    limit = len(makers) if depth < 2 else 7
    return makers[rng.randrange(limit)]()


def wrapped_in_itself(kind):
    inner = kind(len)
    inner.__init__(kind(inner))
    return inner


def kept(victims, container):
    victims.append(container)
    return container


def receiver(rng, kind, victims):
    """An instance of `kind`, if one can be made."""
    for _ in range(4):
        try:
            return kind(*[value(rng, victims) for _ in range(rng.choice([0, 1, 1, 2, 3]))])
        except BaseException:
            pass
    return value(rng, victims)


def is_private(name):
    """Whether a name is of the inside of a library written in the language: `_x`, but not `__x__`."""
    return name.startswith("_") and not name.endswith("__")


def callables(only):
    """What can be called: (name, function of a Random giving the callable)."""
    found = []
    kinds = {}
    for name in MODULES:
        if only and name not in only:
            continue
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        for key in sorted(vars(module)):
            thing = vars(module)[key]
            if key in SKIPPED or is_private(key) or not callable(thing) or isinstance(thing, BaseException):
                continue
            found.append((f"{name}.{key}", lambda rng, victims, thing=thing: thing))
            if isinstance(thing, type):
                kinds[f"{name}.{key}"] = thing
    if not only or "types" in only:
        samples = [generator([]), agenerator(), iter([]), iter(()), iter(""), iter({}), iter(set()), iter(b""), {}.keys(), {}.values(),
                   {}.items(), len, [].append, Plain().__init__, type.__dict__["__dict__"], (lambda: 0).__code__, int | str, list[int]]
        for sample in samples:
            kinds.setdefault(type(sample).__name__, type(sample))
    for label in sorted(kinds):
        kind = kinds[label]
        for key in sorted(set(dir(kind))):
            if key in SKIPPED or is_private(key) or key in ("__del__", "__class__"):
                continue
            def bound(rng, victims, kind=kind, key=key):
                if rng.randrange(5) == 0:
                    return getattr(kind, key)
                return getattr(receiver(rng, kind, victims), key)
            found.append((f"{label}().{key}", bound))
    return found


def operator_call(rng, victims):
    """An operator or a statement that calls into the values."""
    a, b = value(rng, victims), value(rng, victims)
    source = rng.choice([
        "a+b", "a-b", "a*b if not isinstance(a, int) and not isinstance(b, int) else 0", "a/b", "a//b", "a%b", "a@b", "a&b", "a|b", "a^b",
        "a==b", "a!=b", "a<b", "a<=b", "a>b", "a>=b", "a in b", "a is b", "-a", "+a", "~a", "not a", "a[b]", "a[b:b]", "a[b:a:b]", "a(b)",
        "[*a]", "(*a, *b)", "{*a}", "{**a}", "f'{a}'", "f'{a:{b}}'", "f'{a!r}'", "a and b", "[x for x in a]", "{x: x for x in a}",
        "a if b else a", "(yield_(a))", "a.b", "str(a)", "sorted(a)", "max(a)", "sum(a)", "any(a)", "dict(a)", "set(a)", "''.join(a)",
    ])
    statement = rng.choice([
        None, None, None, "a[b] = a", "del a[b]", "a += b", "a -= b", "a |= b", "a *= 2", "a[b:b] = a", "x, *y = a", "x, y = a",
        "for x in a: change(rng, a)", "a.b = b", "del a.b", "raise a", "raise Oops from a", "with a: pass", "assert a, b", "class C(a): pass",
        "match a:\n case [x, *y]: pass\n case {'a': z, **r}: pass\n case Plain(): pass\n case int(x) | str(x): pass\n case _: pass",
        "try: raise Oops\nexcept a: pass", "try: raise ExceptionGroup('', [Oops()])\nexcept* a: pass", "global b\nb = a", "async def f():\n  await a\nf().send(None)",
        "async def f():\n  async for x in a: pass\nf().send(None)", "async def f():\n  async with a: pass\nf().send(None)",
        "def f():\n  yield from a\nlist(f())", "@a\ndef f(): pass", "def f(x: a = b): pass\nf.__annotations__", "def f(**k): pass\nf(**a)", "a(*b)",
        "class C(metaclass=a): pass", "class C:\n  __slots__ = a", "class C:\n  x = a\nC().x", "import a", "type(a)(b)", "a.__class__ = type(b)",
        "a.__dict__ = b", "del a",
    ])
    names = {"a": a, "b": b, "change": change, "rng": rng, "Oops": Oops, "Plain": Plain, "yield_": lambda x: x}
    if statement:
        return f"exec {statement!r}", lambda: exec(statement, names)
    return f"eval {source!r}", lambda: eval(source, names)


def follow(result, rng):
    """Uses what came out: advances iterators, closes what can be closed, shows it."""
    if hasattr(type(result), "__next__"):
        for _ in range(3):
            next(result, None)
    if rng.randrange(4) == 0:
        hash(result)
    if rng.randrange(4) == 0:
        result == result
    if hasattr(result, "close"):
        result.close()
    text = repr(result)
    return len(text)


def main():
    seed, first, count = map(int, sys.argv[1:4])
    only = set(sys.argv[4:])
    candidates = callables(only)
    raised = 0
    write, flush = sys.stdout.write, sys.stdout.flush
    for number in range(first, first + count):
        rng = random.Random(seed * 1_000_003 + number)
        victims = []
        what = "?"
        try:
            if not only and rng.randrange(4) == 0:
                what, call = operator_call(rng, victims)
                write(f"{number} {what}\n")
                flush()
                result = call()
            else:
                what, make = rng.choice(candidates)
                write(f"{number} {what}\n")
                flush()
                target = make(rng, victims)
                args = [value(rng, victims) for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4]))]
                keywords = {}
                if rng.randrange(8) == 0:
                    keywords = {rng.choice(["key", "default", "start", "a", "encoding", "sep", "maxlen", "step"]): value(rng, victims)}
                result = target(*args, **keywords)
            follow(result, rng)
        except BaseException:
            raised += 1
        finally:
            victims.clear()
            result = target = args = call = None
    write(f"done {count} calls, {raised} raised\n")
    flush()


main()
