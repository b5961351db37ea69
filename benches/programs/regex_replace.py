# re.sub with functions and templates, finditer with groups, split.
import re

TEXT = "alice=30; bob=25; carol=41; dave=19; " * 100
ROUNDS = 12


def main():
    pair = re.compile(r"(?P<name>[a-z]+)=(?P<age>\d+)")
    total = 0
    for turn in range(ROUNDS):
        text = pair.sub(lambda match: f"{match['name'].title()}:{int(match['age']) + turn}", TEXT)
        total += len(text) + len(pair.sub(r"\g<age>-\g<name>", TEXT))
        for match in pair.finditer(TEXT):
            name, age = match.groups()
            total += len(name) + int(age) + match.start()
        total += len(re.split(r";\s*", TEXT)) + len(re.findall(r"\b\w{4,}\b", TEXT))
    print("regex_replace", total)


main()
