"""Calls that go wrong, and what each says: addresses, task numbers and paths left out."""

import asyncio
import re


def show(x):
    s = f"{type(x).__name__}: {x}"
    s = re.sub(r"0x[0-9a-f]+", "0x", s)
    s = re.sub(r"Task-\d+", "Task-N", s)
    s = re.sub(r"/[\w/.+-]*/([\w]+\.py):\d+", r"\1", s)
    return re.sub(r"<[\w.<>]*EventLoop running", "<Loop running", s)


def _shown(result):
    return repr(result) if isinstance(result, (int, str, type(None))) else show(repr(result))


def t(label, f):
    """Call `f` and print what comes of it."""
    try:
        r = f()
        text = _shown(r)
    except BaseException as e:
        print(label, "->", show(e))
    else:
        print(label, "-> OK", text)
        if asyncio.iscoroutine(r):
            r.close()


async def a(label, f):
    """The same for what may have to be awaited."""
    try:
        r = f()
        if hasattr(r, "__await__"):
            r = await r
    except BaseException as e:
        print(label, "->", show(e))
    else:
        print(label, "-> OK", _shown(r))


async def co(x=None):
    return x


class S(str):
    pass


class Bad:
    def __repr__(self):
        return "<Bad>"


bad = Bad()


def closed():
    loop = asyncio.new_event_loop()
    loop.close()
    return loop


closed_loop = closed()
other = asyncio.new_event_loop()
