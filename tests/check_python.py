#!/usr/bin/env python3
"""Run every script of tests/scripts and tests/syntax_errors under python3 and compare with what it says it prints.

  python3 tests/check_python.py [PART ...]          check the scripts whose path contains one of the PARTs, or all
  python3 tests/check_python.py --write PART ...    fill in the expectations from what python3 does; review the diff

The suite (tests/suite/) holds Pyish to the same expectations, so this tool is what keeps them honest: a script must
agree with CPython unless one of its first lines is a comment `# python3: differs because …`. How a script states its
expectations is told in CONTRIBUTING.md. Exit status 1 when a script disagrees. Standard library only.
"""
import argparse
import ast
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE / "scripts"
SYNTAX_ERRORS = HERE / "syntax_errors"
EXPECT = re.compile(r"\s*# expect(?: (raises|error))?:(?: (.*))?$")
HEADER = re.compile(r"# (python3|stderr|status|args): (.*)$")
LIMIT_SECONDS = 60

# Runs inside the child for --write: every `print` is recorded with the line of the script that called it.
RECORDER = r"""
import builtins, io, json, runpy, sys
script, target = sys.argv[1:3]
sys.argv = [script] + sys.argv[3:]
sys.path[0] = script.rpartition("/")[0]
records, real = [], print
def recording(*args, file=None, **rest):
    if file is not None:
        return real(*args, file=file, **rest)
    text = io.StringIO()
    real(*args, file=text, **{k: v for k, v in rest.items() if k != "flush"})
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != script:
        frame = frame.f_back
    records.append((frame.f_lineno if frame else 0, text.getvalue()))
    real(text.getvalue(), end="")
builtins.print = recording
try:
    runpy.run_path(script, run_name="__main__")
finally:
    line, walk = 0, sys.exc_info()[2]
    while walk is not None:
        if walk.tb_frame.f_code.co_filename == script:
            line = walk.tb_lineno
        walk = walk.tb_next
    with open(target, "w") as out:
        json.dump([records, line], out)
"""


def comparable(err, script):
    """Leave out the lines that only underline source, unless the script asks for them: 3.13 draws them differently."""
    if script.headers.get("stderr") == "compared with carets":
        return err
    return "".join(line for line in err.splitlines(True) if line.strip(" ^~\n") or not line.strip())


class Script:
    """One script file with the expectations it states."""

    def __init__(self, path):
        self.path = path
        self.name = str(path.relative_to(HERE))[: -len(".py")]
        self.lines = path.read_text(encoding="utf-8").split("\n")
        self.headers = dict(m.groups() for line in self.lines[:6] if (m := HEADER.match(line)))
        self.expected_out, self.expected_last = [], None
        for line in self.lines:
            match = EXPECT.search(line)
            if match and match[1]:
                self.expected_last = match[2] or ""
            elif match:
                self.expected_out.append(match[2] or "")

    def sibling(self, ending):
        return self.path.with_suffix(ending)

    def run(self, command=()):
        """Return (stdout, stderr with the script's folder removed, exit status)."""
        with tempfile.TemporaryDirectory() as folder:
            return self._run(command, folder)

    def arguments(self, folder):
        return self.headers.get("args", "").replace("{tmp}", folder).split()

    def _run(self, command, folder):
        stdin = self.sibling(".in")
        environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONUTF8="1", NO_COLOR="1")
        done = subprocess.run(
            [sys.executable, *command, str(self.path), *self.arguments(folder)],
            stdin=open(stdin, "rb") if stdin.exists() else subprocess.DEVNULL,
            capture_output=True, timeout=LIMIT_SECONDS, cwd=self.path.parent, env=environment)
        folder = str(self.path.parent) + "/"
        return done.stdout.decode(), done.stderr.decode().replace(folder, ""), done.returncode


def complaints(script):
    """Return what is wrong as a list of lines; empty when python3 agrees."""
    try:
        out, err, status = script.run()
    except subprocess.TimeoutExpired:
        return ["timed out"]
    wrong = []
    full = script.sibling(".out")
    if script.path.is_relative_to(SYNTAX_ERRORS):
        if err != script.sibling(".txt").read_text():
            wrong.append(f"stderr differs, got:\n{err}")
        return wrong
    if full.exists():
        if script.expected_out:
            wrong.append("has both an .out file and '# expect:' comments")
        if out != full.read_text():
            wrong.append(f"stdout differs from {full.name}, got:\n{out}")
    else:
        got = [line.rstrip() for line in out.split("\n")]
        if got[-1] == "":
            got.pop()
        if got != script.expected_out:
            wrong.append(f"stdout differs:\n   says {script.expected_out}\n    got {got}")
    full = script.sibling(".err")
    fails = script.expected_last is not None or full.exists()
    if full.exists():
        if comparable(err, script) != comparable(full.read_text(), script):
            wrong.append(f"stderr differs from {full.name}, got:\n{err}")
    elif script.expected_last is not None:
        last = err.rstrip("\n").split("\n")[-1]
        if last != script.expected_last:
            wrong.append(f"last line of stderr:\n   says {script.expected_last}\n    got {last}")
    elif err and script.headers.get("stderr") != "any":
        wrong.append(f"stderr is not empty:\n{err}")
    if status != int(script.headers.get("status", int(fails))):
        wrong.append(f"exit status {status}")
    if not (out or err) and not full.exists():
        wrong.append("prints nothing: it could not fail")
    return wrong


def write(script):
    """Replace the expectations of `script` by what python3 does."""
    if script.path.is_relative_to(SYNTAX_ERRORS):
        script.sibling(".txt").write_text(script.run()[1])
        return
    kept = []
    for line in script.lines:
        match = EXPECT.search(line)
        if not match:
            kept.append(line)
        elif line[: match.start()].strip():
            kept.append(line[: match.start()])
    script.path.write_text("\n".join(kept), encoding="utf-8")
    script.lines = kept
    out, err, status = script.run()
    with tempfile.NamedTemporaryFile("r", suffix=".json") as target, tempfile.TemporaryDirectory() as folder:
        stdin = script.sibling(".in")
        subprocess.run([sys.executable, "-c", RECORDER, str(script.path), target.name, *script.arguments(folder)],
                       stdin=open(stdin, "rb") if stdin.exists() else subprocess.DEVNULL,
                       capture_output=True, cwd=script.path.parent, timeout=LIMIT_SECONDS)
        text = target.read()
    records, raised_at = json.loads(text) if text else ([], 0)
    ends = {}
    for node in ast.walk(ast.parse("\n".join(kept))):
        if isinstance(node, ast.stmt) and not hasattr(node, "body"):
            for number in range(node.lineno, node.end_lineno + 1):
                ends[number] = node.end_lineno
    numbers = [number for number, _ in records]
    attributable = (
        "".join(text for _, text in records) == out
        and numbers == sorted(numbers)
        and all(text.count("\n") == 1 and text.endswith("\n") and text[:-1] == text[:-1].rstrip() for _, text in records)
        and all(number in ends for number in numbers)
        and all(numbers.count(number) <= 6 for number in numbers))
    full = script.sibling(".out")
    if attributable:
        full.unlink(missing_ok=True)
        at = {}
        for number, text in records:
            at.setdefault(ends[number], []).append(text.rstrip("\n"))
        result = []
        for number, line in enumerate(kept, 1):
            texts = at.get(number, [])
            if len(texts) == 1:
                line = f"{line}  # expect: {texts[0]}".rstrip()
            result.append(line)
            if len(texts) > 1:
                indent = re.match(r"\s*", line)[0]
                result += [f"{indent}# expect: {text}".rstrip() for text in texts]
            if number == ends.get(raised_at, raised_at) and status == 1 and raised_at and not script.headers.get("stderr", "").startswith("compared"):
                last = err.rstrip("\n").split("\n")[-1]
                result[-1] += f"  # expect raises: {last}" if len(texts) < 2 else ""
        script.path.write_text("\n".join(result), encoding="utf-8")
    else:
        full.write_text(out)
        if status == 1 and raised_at and not script.headers.get("stderr", "").startswith("compared"):
            line = ends.get(raised_at, raised_at)
            kept[line - 1] += "  # expect raises: " + err.rstrip("\n").split("\n")[-1]
            script.path.write_text("\n".join(kept), encoding="utf-8")
    if script.headers.get("stderr", "").startswith("compared"):
        script.sibling(".err").write_text(err)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.write and not options.parts:
        parser.error("--write wants to be told which scripts")
    found = sorted(SCRIPTS.rglob("*.py")) + sorted(SYNTAX_ERRORS.rglob("*.py"))
    scripts = [Script(path) for path in found if "_lib" not in path.parts]
    if options.parts:
        scripts = [s for s in scripts if any(part in s.name for part in options.parts)]
    marked = [s for s in scripts if "python3" in s.headers]
    scripts = [s for s in scripts if "python3" not in s.headers]
    if options.write:
        for script in scripts:
            write(script)
        scripts = [Script(script.path) for script in scripts]
    bad = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for script, wrong in zip(scripts, pool.map(complaints, scripts)):
            bad += bool(wrong)
            for text in wrong:
                print(f"{script.name}: {text}")
    print(f"{len(scripts) - bad} scripts agree with python3 {sys.version.split()[0]}, {bad} do not, "
          f"{len(marked)} are marked as differing")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
