#!/usr/bin/env python3
"""Compares our syntax trees with CPython's, positions included, over many files.

    python3 tests/ast_parity.py [--ast COMMAND] [--show N] [--check] [FOLDER_OR_FILE...]

COMMAND prints trees (default: target/debug/examples/ast, built by
`cargo build -p pyish-grammar --example ast`); it is run once with `--batch --positions --empty-lists`.
Without folders, all of CPython's own library is compared, test folders included; it takes two minutes.

A file that CPython cannot compile should be refused here too; it counts as its own kind. Inside f-strings
only the structure is compared: this python3 may be older than the one that got positions there right.
With `--check`, the exit status is 1 unless all files agree.
"""

import argparse
import ast
import pathlib
import re
import subprocess
import sys
import sysconfig
import warnings

POSITION = re.compile(r"((?:end_)?(?:lineno|col_offset))=\d+")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
STEP = 3


def python_files(paths):
    for path in paths:
        if path.is_file():
            yield path
        else:
            yield from (file for file in sorted(path.rglob("*.py")) if "site-packages" not in file.parts)


class Ours:
    """The command, kept running: a file name in, a tree or an error out."""

    def __init__(self, command):
        command = command.split() + ["--batch", "--positions", "--empty-lists"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def tree(self, path):
        """Returns (tree, None) or (None, message)."""
        self.process.stdin.write(str(path).encode("utf-8", "surrogateescape") + b"\n")
        self.process.stdin.flush()
        head = self.process.stdout.readline().split()
        if not head:
            raise SystemExit(f"the command died on {path}")
        text = self.process.stdout.read(int(head[-1])).decode("utf-8", "surrogatepass")
        return (None, text) if head[0] == b"error" else (text, None)


def can_compile(path):
    """Our parser also checks what CPython leaves to its compiler, such as `return` outside a function."""
    try:
        compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def theirs(path):
    try:
        tree = ast.parse(path.read_bytes(), str(path))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return None, f"{type(error).__name__}: {error}"
    try:
        return ast.dump(tree, include_attributes=True, indent=STEP), None
    except ValueError as error:
        # A number too large to print.
        return None, f"{type(error).__name__}: {error}"


def without_fstring_positions(tree):
    """Blanks the positions of what lies inside a JoinedStr."""
    lines, inside = [], None
    for line in tree.split("\n"):
        indent = len(line) - len(line.lstrip())
        if inside is not None and indent <= inside:
            inside = None
        if inside is None and "JoinedStr(" in line:
            inside = indent
        elif inside is not None and indent > inside + STEP:
            line = POSITION.sub(r"\1=?", line)
        lines.append(line)
    return lines


def escaped(tree):
    """Escapes what this python3, whose Unicode tables may be older, does not know to be printable."""
    def escape(match):
        character = match[0]
        return character if character.isprintable() else ascii(character)[1:-1]
    return NOT_ASCII.sub(escape, tree)


def first_difference(ours, expected):
    ours, expected = without_fstring_positions(escaped(ours)), without_fstring_positions(expected)
    for number, (left, right) in enumerate(zip(ours, expected)):
        if left != right:
            context = "\n".join(f"      {line}" for line in expected[max(0, number - 8):number])
            return f"{context}\n    ours   {left}\n    theirs {right}"
    return None if len(ours) == len(expected) else "one tree is longer"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ast", default="target/debug/examples/ast")
    parser.add_argument("--show", type=int, default=10, help="how many differences to print")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("paths", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    paths = options.paths or [pathlib.Path(sysconfig.get_paths()["stdlib"])]
    ours = Ours(options.ast)
    counts = dict.fromkeys(["same", "both refuse", "different", "only we refuse", "only CPython refuses"], 0)
    shown = 0
    for path in python_files(paths):
        tree, error = ours.tree(path)
        expected, expected_error = theirs(path)
        detail = None
        if error and (expected_error or not can_compile(path)):
            kind = "both refuse"
        elif error:
            kind, detail = "only we refuse", error
        elif expected_error:
            kind, detail = "only CPython refuses", expected_error
        else:
            detail = None if tree == expected else first_difference(tree, expected)
            kind = "different" if detail else "same"
        counts[kind] += 1
        if detail and shown < options.show:
            shown += 1
            print(f"{path}: {kind}\n{detail}")
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()))
    disagreements = counts["different"] + counts["only we refuse"] + counts["only CPython refuses"]
    return 1 if options.check and disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
