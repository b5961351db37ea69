"""Interrupts: what `signal.raise_signal` makes of a run, and of the runs after it."""

import asyncio
import signal


def interrupt():
    signal.raise_signal(signal.SIGINT)


def show(call):
    try:
        result = call()
    except BaseException as error:
        context = f" after {type(error.__context__).__name__}" if error.__context__ else ""
        result = f"{type(error).__name__}{error.args}{context}"
    print("=>", result)


def run(*cases):
    for case in cases:
        print("--", case.__name__)
        show(lambda: asyncio.run(case()))
        if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            print("the handler has changed")
