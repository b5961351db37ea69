#!/usr/bin/env python3
"""Count the machine instructions of one call, generator step, task switch, spawn and queue message.

  python3 benches/instructions.py [--pyish target/release/pyish] [NAME ...]

Each script of benches/instructions/ does its operation as many times as it is told and prints how many it did.
It is run twice under `valgrind --tool=callgrind`, with a small and a larger size; the difference in instructions divided
by the difference in operations is the cost of one, whatever the start costs. Counts do not depend on how busy the
machine is. Another interpreter can be counted with --pyish 'python3 -I -S' (asyncio then counts as it runs there).
The columns beside ours are measurements of others on x86-64: CPython 3.14, LuaJIT's interpreter, tokio in compiled Rust.
Exit status 1 when a script fails or is above its limit. Needs valgrind.
"""
import argparse
import os
import re
import shlex
import subprocess
import sys

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "instructions")

# name: (sizes, CPython 3.14, LuaJIT interpreter, tokio, the limit the project has set itself or None)
ROWS = {
    "call": ((16, 20), 508, 121, 10, 180),
    "generator_step": ((5_000, 20_000), 804, 308, None, 200),
    "task_switch": ((2_000, 8_000), 10_380, 1_931, 385, None),
    "spawn": ((1_000, 4_000), 31_840, 1_466, 1_413, None),
    "queue_message": ((1_000, 4_000), 27_591, None, 1_103, None),
}


def count(command, script, size):
    """Return (instructions, operations) of one run."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command, script, str(size)],
        capture_output=True, text=True, timeout=600)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit {done.returncode}")
    return int(found[1]), int(done.stdout.split()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--pyish", default="target/release/pyish")
    options = parser.parse_args()
    command = shlex.split(options.pyish)
    bad = 0
    print(f"{'instructions for one':<22}{'Pyish':>9}{'limit':>8}{'CPython':>10}{'LuaJIT':>9}{'tokio':>8}")
    for name in options.names or ROWS:
        (small, large), *others, limit = ROWS[name]
        script = os.path.join(FOLDER, name + ".py")
        try:
            (low, few), (high, many) = count(command, script, small), count(command, script, large)
        except RuntimeError as error:
            bad += 1
            print(f"{name:<22}{error}")
            continue
        cost = (high - low) / (many - few)
        bad += limit is not None and cost > limit
        shown = [f"{n:,}" if n else "–" for n in (limit, *others)]
        print(f"{name:<22}{cost:>9,.0f}{shown[0]:>8}{shown[1]:>10}{shown[2]:>9}{shown[3]:>8}", flush=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
