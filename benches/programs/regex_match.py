# re: search, groups, findall, sub with a function, split.
import re

ROUNDS = 60
LINE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) (\w+)\s+\[(?P<level>INFO|WARN|ERROR)\] ([\w.]+@[\w.]+): (.*)")
WORD = re.compile(r"\b[a-z]+ing\b", re.I)
TEXT = "\n".join(
    f"2024-03-{i % 28 + 1:02d} host{i % 5}   [{('INFO', 'WARN', 'ERROR')[i % 3]}] user{i}@site.org: Logging in, running {i} of {i * 3}"
    for i in range(200))


def main():
    total = 0
    for _ in range(ROUNDS):
        for line in TEXT.split("\n"):
            found = LINE.match(line)
            total += len(found["day"]) + len(found["level"]) + len(found.group(5))
        total += len(WORD.findall(TEXT))
        total += len(re.sub(r"\d+", lambda m: str(int(m[0]) + 1), TEXT))
        total += len(re.split(r"[,:]\s*", TEXT))
    print("regex_match", total)


main()
