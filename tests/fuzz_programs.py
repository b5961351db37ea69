#!/usr/bin/env python3
"""Make random programs, run them under CPython and under Pyish, and compare what they print.

  python3 tests/fuzz_programs.py --count 20000            compare programs 0 to 19999
  python3 tests/fuzz_programs.py --start 4711 --count 1 --print    write one program and what both say of it
  python3 tests/fuzz_programs.py --theme classes          only programs of that theme
  python3 tests/fuzz_programs.py --oracle python3.13 --judge 'node run.mjs'    see below

A program comes out of the grammars in tests/fuzz_programs/: expressions over all built-in types, statements, classes.
Hundreds of them stand in one file, each run with its own globals, because starting an interpreter is what costs.

A difference is shrunk: parts of the program are left out as long as the two still disagree in the same way. Shrunk
differences are grouped by what the lines say without numbers, and one of each group is shown. Where versions of
CPython disagree, `--judge` names another one (a command that takes a file): a program counts only when Pyish agrees
with neither. Exit status 1 when something differs.
"""
import argparse
import random
import re
import sys
import tempfile
import time
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "fuzz_programs")]

from fuzz_asyncio import show_difference, traces  # noqa: E402
from grammar import Grammar, Writer  # noqa: E402
from methods import method_call  # noqa: E402
from shrink import smaller  # noqa: E402
from wording import same_line  # noqa: E402

FOLDER = HERE / "fuzz_programs"
GRAMMAR = Grammar(*((FOLDER / f"{name}.grammar").read_text() for name in ("values", "statements", "classes", "wide", "hooks")))
THEMES = sorted(rule[6:] for rule in GRAMMAR.rules if rule.startswith("theme_"))
MEMORY = 1 << 30  # of address space, so that a huge list is a MemoryError on both sides
OUT_OF_MEMORY = "the process ended: out of memory"  # which is no MemoryError where the host gives none
REFUSED = "lone surrogates"
HARNESS = (FOLDER / "harness.py").read_text()


class ProgramWriter(Writer):
    """Adds the one rule that is no text: a method of a random type with random arguments."""

    def write(self, rule, budget):
        return method_call(self, budget) if rule == "method_call" else super().write(rule, budget)


def program(number, theme=None):
    """The source of a program; `number` is all its randomness."""
    source = random.Random(number)
    theme = theme or THEMES[number % len(THEMES)]
    writer = ProgramWriter(GRAMMAR, source, wrong=source.choice([0.0, 0.02, 0.05, 0.1]))
    return writer.write(f"theme_{theme}", source.choice([6, 7, 8, 9])) + "\n"


class Runner:
    """Runs numbered programs under a command."""

    def __init__(self, options):
        self.options = options
        self.path = Path(tempfile.mkdtemp(prefix="fuzz_programs")) / "programs.py"

    def run(self, command, programs):
        """What each program printed, by number. One that ends or hangs the process counts as its last."""
        found, left = {}, dict(programs)
        while left:
            self.path.write_text(HARNESS + "".join(f"run({number}, {text!r})\n" for number, text in left.items()))
            limited = command if command in self.options.judge else f"prlimit --as={MEMORY} {command}"
            traced, error = traces(limited, self.path, self.options.limit * (6 if limited == command else 1))
            found.update(traced)
            last = next((number for number in reversed(left) if number in traced), None)
            if not error or last is None:
                if len(traced) < len(left):
                    print(f"{command} stopped: {error[-1000:]}")
                break
            is_memory = "memory allocation of" in error
            ending = f"the process ended: {error.strip().splitlines()[-1][:300]}"
            found[last].append(OUT_OF_MEMORY if is_memory else ending)
            left = {number: text for number, text in left.items() if number not in traced}
        return found

    def differences(self, programs):
        """The programs whose output differs, as (CPython's lines, Pyish's lines) by number."""
        wanted = self.run(self.options.oracle, programs)
        got = self.run(self.options.pyish, programs)
        return {number: (wanted[number], got.get(number, [])) for number in programs
                if number in wanted and different(wanted[number], got.get(number, []))}

    def judged(self, programs, found):
        """Those of the differences that a newer CPython does not take Pyish's side in."""
        for judge in self.options.judge:
            if found:
                said = self.run(judge, {number: programs[number] for number in found})
                found = {number: (nearest(said[number], *pair), pair[1]) for number, pair in found.items()
                         if number in said and different(nearest(said[number], *pair), pair[1])}
        return found


def different(wanted, got):
    """Whether two outputs disagree; one that CPython could not run to its end, or that Pyish refuses, tells nothing."""
    if "the process ended: timed out" in wanted or any(line.startswith("ended by SyntaxError") for line in wanted):
        return False
    if any(REFUSED in line for line in got) or OUT_OF_MEMORY in got:
        return False
    return len(wanted) != len(got) or not all(map(same_line, wanted, got))


def nearest(said, wanted, got):
    """What a judge says, with the lines of the other CPython where Pyish agrees with that one."""
    if not len(said) == len(wanted) == len(got):
        return wanted if len(wanted) == len(got) else said
    return [line if same_line(other, line) or same_line(mine, line) else mine for mine, other, line in zip(said, wanted, got)]


def causes(pair):
    """What a difference is about: each two lines that differ, without what is of this program alone."""
    wanted, got = pair
    places = [place for place, lines in enumerate(zip(wanted, got)) if not same_line(*lines)]
    if not places:
        places = [min(len(wanted), len(got))]
    return [tuple(general(lines[place]) if place < len(lines) else "nothing" for lines in pair) for place in places]


def cause(pair):
    return causes(pair)[0]


def general(line):
    return re.sub(r"\d+", "0", re.sub(r"'[^']*'|\"[^\"]*\"|\(.*\)|\[.*\]", "…", line))[:120]


def shrink(runner, text, wanted_cause):
    """A program that differs for the same cause and has no part that could be left out."""
    end = time.monotonic() + runner.options.patience
    source = random.Random(0)
    progress = True
    while progress and time.monotonic() < end:
        progress = False
        for stage in smaller(text, runner.options.tries, source):
            candidates = dict(enumerate(stage))
            found = [candidates[number] for number, pair in runner.differences(candidates).items()
                     if wanted_cause in causes(pair)]
            if found:
                text, progress = min(found, key=len), True
                break
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=300)
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--oracle", default="python3")
    parser.add_argument("--judge", action="append", default=[], help="another CPython, asked where the two differ")
    parser.add_argument("--pyish", default=str(HERE.parent / "target" / "debug" / "pyish"))
    parser.add_argument("--limit", type=int, default=60, help="seconds for a file")
    parser.add_argument("--patience", type=int, default=40, help="seconds for making a difference smaller")
    parser.add_argument("--tries", type=int, default=100, help="smaller programs tried in one round")
    parser.add_argument("--print", action="store_true", help="print the programs and what differs, shrink nothing")
    parser.add_argument("--known", type=Path, help="a file of causes that are told already; new ones are added")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    runner = Runner(options)
    known = set(options.known.read_text().splitlines()) if options.known and options.known.exists() else set()
    differing = 0
    for start in range(options.start, options.start + options.count, options.batch):
        numbers = range(start, min(start + options.batch, options.start + options.count))
        programs = {number: program(number, options.theme) for number in numbers}
        found = {number: pair for number, pair in runner.differences(programs).items() if repr(cause(pair)) not in known}
        judged = runner.judged(programs, found)
        differing += len(judged)
        for number in judged:
            pair = judged[number]
            why = cause(pair)
            if repr(why) in known:
                continue
            known.add(repr(why))
            if options.known:
                with options.known.open("a") as file:
                    file.write(repr(why) + "\n")
            text = programs[number] if options.print else shrink(runner, programs[number], why)
            print(f"---- program {number} ({options.theme or THEMES[number % len(THEMES)]})\n{text}")
            smaller_pair = runner.judged({number: text}, runner.differences({number: text}))
            show_difference(*smaller_pair.get(number, pair))
        print(f"{numbers[-1] + 1 - options.start} programs, {differing} differ", flush=True)
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
