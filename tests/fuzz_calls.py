#!/usr/bin/env python3
"""Calls every method of every type and every function of the library with hostile arguments, in Pyish, and reports what panics, dies
of a signal or cannot be interrupted. The calls are made by `tests/fuzz_calls/inside.py`; each is told by the seed and its number:

    python3 tests/fuzz_calls.py --count 20000            # from --seed 1
    python3 tests/fuzz_calls.py --stress --count 2000    # with garbage collected at every safepoint
    target/debug/pyish tests/fuzz_calls/inside.py 1 4711 1    # that one call again
"""

import argparse
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
# A process that asks for more is refused, so that a hostile size is not the machine's trouble.
MEMORY = 4 << 30


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_STACK, (1 << 20, 1 << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(command, seconds, folder):
    """The status, stdout and stderr of a command; a status of None means that it had to be ended."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=limit, cwd=folder)
        at, since, status, is_interrupted = 0, time.monotonic(), None, False
        while status is None:
            try:
                status = process.wait(0.2)
            except subprocess.TimeoutExpired:
                size, now = out.seek(0, 2), time.monotonic()
                if size != at:
                    at, since, is_interrupted = size, now, False
                elif is_interrupted and now > since + 2 * seconds:
                    break
                elif not is_interrupted and now > since + seconds and (size > 0 or now > since + 15 * seconds):
                    # Many a call never ends, as in CPython; but then Ctrl-C ends it.
                    is_interrupted = True
                    process.send_signal(signal.SIGINT)
        if status is None:
            process.kill()
            process.wait()
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
        return status, *texts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pyish", default=str(HERE.parent / "target/debug/pyish"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--batch", type=int, default=500, help="calls in one process")
    parser.add_argument("--seconds", type=float, default=4, help="how long a call may take before it is interrupted")
    parser.add_argument("--stress", action="store_true", help="collect garbage at every safepoint")
    parser.add_argument("--only", action="append", default=[], help="a module to keep to")
    options = parser.parse_args()
    if options.stress:
        # Loading the library alone takes a minute.
        options.seconds *= 10
    number, end, faults, calls = options.first, options.first + options.count, [], 0
    while number < end:
        batch = min(options.batch, end - number)
        command = [options.pyish, *(["-X", "stress=gc"] if options.stress else []), str(HERE / "fuzz_calls/inside.py"),
                   str(options.seed), str(number), str(batch), *options.only]
        with tempfile.TemporaryDirectory() as folder:
            status, out, err = run(command, options.seconds, folder)
        lines = [line for line in out.splitlines() if line.split(" ")[0].isdigit()]
        last = lines[-1] if lines else f"{number} (before the first call)"
        if "done " in out[-200:] and status == 0 and "panicked" not in err:
            calls += batch
            number += batch
            continue
        reached = int(last.split(" ")[0])
        calls += reached - number + 1
        number = reached + 1
        kind = "hang" if status is None else "panic" if "panicked" in err else f"status {status}"
        if kind in ("status 0", "status 1", "status 120", "status 130"):
            # A call ended the script as a script may: a deadlock of its threads, an exit.
            continue
        told = next((line for line in err.splitlines() if "panicked" in line), err.strip()[-200:])
        detail = err[err.find("panicked"):].splitlines()[1:2] if "panicked" in err else []
        print(f"{kind}: seed {options.seed} call {last} | {told} {' '.join(detail)}", flush=True)
        faults.append(kind)
    print(f"{calls} calls, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
