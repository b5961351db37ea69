# python3: differs in what it warns of, which is of CPython 3.14
import argparse
import array
import asyncio
import calendar
import codecs
import datetime
import inspect
import os
import re
import threading
import time
import warnings


def probe(label, function):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = function()
        except BaseException as error:
            result = f"{type(error).__name__}: {error}"
    print(label, result, [(warning.category.__name__, str(warning.message)) for warning in caught])
    print(" of this file:", all(warning.filename == probe.__code__.co_filename for warning in caught))


async def coroutine():
    pass


probe("sub", lambda: re.sub("a", "b", "aaa", 1))
probe("sub", lambda: re.sub("a", "b", "aAa", 2, re.I))
probe("sub", lambda: re.sub("a", "b", "aAa", count=2, flags=re.I))
probe("sub", lambda: re.sub("a", "b", "aAa"))
probe("subn", lambda: re.subn("a", "b", "aaa", 1, flags=re.I))
probe("split", lambda: re.split("a", "babab", 1))
probe("split", lambda: re.split("a", "babab", maxsplit=1))
probe("too many", lambda: re.sub("a", "b", "c", 1, 2, 3))
probe("too many", lambda: re.split("a", "b", 1, 2, 3))
probe("twice", lambda: re.sub("a", "b", "c", 1, count=2))
probe("twice", lambda: re.split("a", "b", 1, 2, flags=2))
print(inspect.signature(re.sub), inspect.signature(re.subn), inspect.signature(re.split))

probe("utcnow", lambda: datetime.datetime.utcnow().tzinfo)
probe("utcfromtimestamp", lambda: datetime.datetime.utcfromtimestamp(0))
probe("strptime", lambda: datetime.datetime.strptime("03 05", "%m %d"))
probe("strptime", lambda: datetime.datetime.strptime("03 05 24", "%m %d %y"))
probe("time.strptime", lambda: time.strptime("5 Mar", "%d %b").tm_mday)

thread = threading.Thread(name="worker")
probe("getName", lambda: thread.getName())
probe("setName", lambda: thread.setName("other"))
probe("setDaemon", lambda: thread.setDaemon(True))
probe("isDaemon", lambda: thread.isDaemon())
probe("currentThread", lambda: threading.currentThread() is threading.main_thread())
probe("activeCount", lambda: threading.activeCount())
probe("isSet", lambda: threading.Event().isSet())
condition = threading.Condition()
with condition:
    probe("notifyAll", lambda: condition.notifyAll())

probe("array", lambda: array.array("u", "a"))
probe("calendar", lambda: calendar.January)
probe("calendar", lambda: calendar.March)
probe("codecs", lambda: codecs.open(os.devnull).close())
probe("argparse", lambda: type(argparse.FileType("r")).__name__)
probe("asyncio", lambda: asyncio.iscoroutinefunction(coroutine))
