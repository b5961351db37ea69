#!/usr/bin/env python3
"""Run the programs of benches/programs under Pyish and under this python3, in turn, and print both side by side.

  python3 benches/run.py --pyish 'target/release/pyish' [NAME ...] [--runs 3] [--min-ratio 1.0]

NAME is a program without .py, a prefix ending in *, or cpu, async. A row shows the median wall seconds of whole
processes, how many times faster Pyish is (above 1: faster), and peak resident memory. A checksum (what the program
prints) that differs from python3's is WRONG. --python CMD takes another interpreter as the yardstick: Debian's optimised
/usr/bin/python3.11 (package python3.11) is about 1.2 times faster than a plain build, so publish figures against it. Exit status 1 when a program fails, differs, or falls below --min-ratio.
Heavy programs (a million sleepers) run only when named. Standard library only.
"""
import argparse
import math
import os
import shlex
import statistics
import subprocess
import sys
import threading
import time

PROGRAMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs")
HEAVY = {"async_sleepers_1m"}


def once(command, timeout):
    """Return (stdout, exit status or None on timeout, wall seconds, peak RSS in KiB) of one whole process."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        killer = threading.Timer(timeout, process.kill)
        killer.start()
        out = process.stdout.read()
        err = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        killer.cancel()
    finally:
        process.returncode = 0
    wall = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    last = err.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
    return out.decode("utf-8", "replace"), code, wall, usage.ru_maxrss, last[0]


def chosen(names):
    every = sorted(f[:-3] for f in os.listdir(PROGRAMS) if f.endswith(".py"))
    if not names:
        return [n for n in every if n not in HEAVY]
    picked = []
    for name in names:
        if name == "async":
            picked += [n for n in every if (n.startswith("async_") or n == "generator_switch") and n not in HEAVY and n != "async_startup"]
        elif name == "cpu":
            picked += [n for n in every if not n.startswith("async_") and n not in ("generator_switch", "startup")]
        elif name.endswith("*"):
            picked += [n for n in every if n.startswith(name[:-1])]
        elif name in every:
            picked.append(name)
        else:
            sys.exit(f"run.py: no program named {name!r}")
    return picked


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--pyish", required=True, help="command that runs a script under Pyish")
    parser.add_argument("--python", default=sys.executable, help="command of the interpreter to compare with")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--min-ratio", type=float, default=0.0)
    options = parser.parse_args()
    pyish, python = shlex.split(options.pyish), shlex.split(options.python)
    bad = 0
    ratios = {"cpu": [], "async": [], "startup": []}
    print(f"{'program':<22}{'python3 s':>10}{'pyish s':>10}{'faster':>9}{'python3 MB':>12}{'pyish MB':>10}")
    for name in chosen(options.names):
        path = os.path.join(PROGRAMS, name + ".py")
        ours, theirs, memory_ours, memory_theirs = [], [], [], []
        trouble = ""
        for _ in range(options.runs):
            out_p, code_p, wall_p, rss_p, _last = once(python + [path], options.timeout)
            out_y, code_y, wall_y, rss_y, last = once(pyish + [path], options.timeout)
            if code_y != 0:
                trouble = f"exit {code_y}: {last[:90]}"
                break
            if out_y != out_p or code_p != 0:
                trouble = f"WRONG: {out_y.strip()[:40]!r}, python3 says {out_p.strip()[:40]!r}"
                break
            theirs.append(wall_p), ours.append(wall_y), memory_theirs.append(rss_p), memory_ours.append(rss_y)
        if trouble:
            bad += 1
            print(f"{name:<22}{trouble}", flush=True)
            continue
        t, y = statistics.median(theirs), statistics.median(ours)
        group = "startup" if "startup" in name else "async" if name.startswith("async_") or name == "generator_switch" else "cpu"
        ratios[group].append(t / y)
        bad += t / y < options.min_ratio
        print(f"{name:<22}{t:>10.3f}{y:>10.3f}{t / y:>8.2f}x{max(memory_theirs) / 1024:>12.1f}{max(memory_ours) / 1024:>10.1f}", flush=True)
    for group, values in ratios.items():
        if values:
            mean = math.exp(sum(map(math.log, values)) / len(values))
            print(f"geometric mean, {group} ({len(values)}): {mean:.2f}x; worst {min(values):.2f}x")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
