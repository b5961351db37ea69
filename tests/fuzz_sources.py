#!/usr/bin/env python3
"""Spoil good sources and compare what CPython and Pyish say of them: the SyntaxError's class, text, place and end.

  python3 tests/fuzz_sources.py --judge 'node run.mjs' --count 3000

The good sources are the programs of tests/fuzz_programs/ and the lines below. One change makes a bad one of each: a
token left out, written twice, exchanged with its neighbour, replaced by another or put where none belongs; a bracket or
a quote lost; a line indented otherwise. The judge is a command that takes a file and must be CPython 3.14: older ones
word many mistakes otherwise. One difference of each cause is shown. Exit status 1 when something differs.
"""
import argparse
import io
import random
import re
import subprocess
import sys
import tempfile
import tokenize
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "fuzz_programs")]

from fuzz_programs import THEMES, program  # noqa: E402

LINES = (HERE / "fuzz_programs" / "sources.txt").read_text().split("\n----\n")
TOKENS = """( ) [ ] { } , : ; . = == := -> + - * ** / @ ~ ! < > <> != | & += ... 0 1.5 1j 'a' b'b' f'{x}' t'{x}' x y _ match case
type print if elif else for while in is not and or lambda def class return yield await async with as try except finally
raise from import global nonlocal del pass break continue assert None True False""".split()
# What both sides run: every source compiled, one line said about each.
INSIDE = """
import warnings
warnings.simplefilter("ignore")
def told(source):
    try: compile(source, "<source>", "exec")
    except SyntaxError as e: return type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset
    except (ValueError, RecursionError, MemoryError, OverflowError) as e: return type(e).__name__,
    return "compiles"
for number, source in enumerate(SOURCES): print("@", number, ascii(told(source)), flush=True)
"""


def spoiled(text, source):
    """The text with one change."""
    lines = text.split("\n")
    kind = source.random()
    if kind < 0.1:
        at = source.randrange(len(lines))
        lines[at] = source.choice([" ", "    ", "\t"]) + lines[at] if source.random() < 0.5 else lines[at].strip()
        return "\n".join(lines)
    if kind < 0.2:
        at = source.randrange(len(text) + 1)
        return text[:at] + source.choice([*"()[]{}:,=.'\"\\$?!#\n ", ""]) + text[at + (source.random() < 0.5):]
    try:
        tokens = [token for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.string.strip()]
    except (tokenize.TokenError, SyntaxError):
        return text + " ("
    if not tokens:
        return text + ")"
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    at = source.randrange(len(tokens))
    begin, end = (starts[place[0] - 1] + place[1] for place in (tokens[at].start, tokens[at].end))
    word = tokens[at].string
    change = source.choice(["drop", "drop", "twice", "swap", "replace", "insert", "insert", "cut"])
    if change == "drop":
        return text[:begin] + text[end:]
    if change == "twice":
        return text[:end] + " " + text[begin:]
    if change == "replace":
        return text[:begin] + " " + source.choice(TOKENS) + " " + text[end:]
    if change == "insert":
        return text[:begin] + " " + source.choice(TOKENS) + " " + text[begin:]
    if change == "cut":
        return text[:end]
    if at + 1 < len(tokens) and tokens[at + 1].start[0] == tokens[at].start[0]:
        following = starts[tokens[at + 1].start[0] - 1]
        second = following + tokens[at + 1].start[1], following + tokens[at + 1].end[1]
        return text[:begin] + tokens[at + 1].string + text[end:second[0]] + word + text[second[1]:]
    return text[:begin] + text[end:]


def good(source):
    """A source to be spoiled: a few lines of a program, or one of the snippets."""
    if source.random() < 0.7:
        return source.choice(LINES)
    lines = program(source.randrange(10**6), source.choice(THEMES)).split("\n")
    starts = [at for at, line in enumerate(lines) if line and line[0] not in " )]}" and not re.match("except|else|finally|elif", line)]
    at = source.choice(starts[4:] or starts)
    end = next((later for later in starts if later > at), len(lines))
    return "\n".join(lines[at:end])


def told(command, sources, limit):
    with tempfile.TemporaryDirectory(prefix="fuzz_sources") as folder:
        path = Path(folder) / "sources.py"
        path.write_text(f"SOURCES = {sources!r}\n{INSIDE}")
        run = subprocess.run(f"{command} {path}", shell=True, capture_output=True, text=True, timeout=limit)
    found = {}
    for line in run.stdout.splitlines():
        if line.startswith("@ "):
            _, number, said = line.split(" ", 2)
            found[int(number)] = eval(said)
    if len(found) < len(sources):
        print(f"{command} stopped at {sources[len(found)]!r}: {run.stderr[-500:]}")
    return found


def general(said):
    if isinstance(said, str):
        return said
    return said[:1] + tuple(re.sub(r"\d+", "0", re.sub(r"'[^']*'", "…", str(part))) for part in said[1:2])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--judge", required=True, help="CPython 3.14")
    parser.add_argument("--pyish", default=str(HERE.parent / "target" / "debug" / "pyish"))
    parser.add_argument("--limit", type=int, default=120, help="seconds for all sources")
    parser.add_argument("--every", action="store_true", help="show every difference, not one of each cause")
    options = parser.parse_args()
    sources = []
    for number in range(options.start, options.start + options.count):
        source = random.Random(number)
        text = spoiled(good(source), source)
        sources.append(spoiled(text, source) if source.random() < 0.1 else text)
    wanted = told(options.judge, sources, options.limit)
    got = told(options.pyish, sources, options.limit)
    known, differing = set(), 0
    for number, text in enumerate(sources):
        if number not in wanted or wanted[number] == got.get(number):
            continue
        differing += 1
        cause = general(wanted[number]), general(got.get(number, "nothing"))
        if options.every or cause not in known:
            known.add(cause)
            print(f"---- {options.start + number}\n{text}\n  + {wanted[number]}\n  - {got.get(number)}")
    print(f"{len(sources)} sources, {differing} differ in {len(known)} ways")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
