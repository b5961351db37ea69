"""Random text from a grammar written as text.

A rule is `name:` with one production on each indented line below it, or `name::` with productions of several lines,
divided by lines of a single `|`. In a production

  <name>          is a random production of that rule; alone on an indented line, all its lines are indented
  <( a b c )>     is one of the words (a space inside a word is written `\\ `)
  <n>             is a number not used before
  NOTHING         is an empty production

Rules whose names stand in `kinds:` are kinds of values: now and then one of another kind is taken in its place, so
that programs meet the errors too.
"""
import re

WORDS = re.compile(r"(?<!\\) +")
HOLE = re.compile(r"<(\w+)>|<\( (.*?) \)>")

# Rules that the program using the grammar writes itself, with their depths.
OUTSIDE = {"method_call": 5}


class Grammar:
    def __init__(self, *texts):
        self.rules = {}
        for text in texts:
            self.read(text)
        self.kinds = [kind for line in self.rules.pop("kinds") for kind in line.split()]
        depths = self.measure()
        self.productions = {rule: [(text, self.depth(text, depths)) for text in texts] for rule, texts in self.rules.items()}

    def read(self, text):
        lines, rule, blocks = [], None, False
        for line in text.splitlines() + ["end:"]:
            if line.startswith("#") or not line.strip():
                continue
            if line[0] != " ":
                if rule:
                    self.add(rule, lines, blocks)
                rule, _, rest = line.partition(":")
                lines, blocks = [], rest == ":"
            else:
                lines.append(line[2:])

    def add(self, rule, lines, blocks):
        if blocks:
            lines = [part.strip("\n") for part in re.split(r"(?m)^\|$", "\n".join(lines))]
        self.rules.setdefault(rule, []).extend("" if line == "NOTHING" else line for line in lines)

    def measure(self):
        """How deep each production goes at least, so that a program can come to an end."""
        depths = {"n": 0, **OUTSIDE}
        while True:
            before = dict(depths)
            for rule, productions in self.rules.items():
                known = [depth for depth in (self.depth(text, depths) for text in productions) if depth is not None]
                if known:
                    depths[rule] = 1 + min(known)
            if depths == before:
                break
        missing = set(self.rules) - set(depths)
        assert not missing, f"rules without an end: {missing}"
        return depths

    def depth(self, text, depths):
        found = [depths.get(name) for name, words in HOLE.findall(text) if name]
        return None if None in found else max(found, default=0)


class Writer:
    """Writes texts of a grammar; `random` is all the randomness."""

    def __init__(self, grammar, random, wrong=0.04):
        self.grammar = grammar
        self.random = random
        self.wrong = wrong
        self.numbers = 0

    def write(self, rule, budget):
        if rule in self.grammar.kinds and self.random.random() < self.wrong:
            rule = self.random.choice(self.grammar.kinds)
        productions = self.grammar.productions[rule]
        least = min(depth for _, depth in productions)
        fitting = [text for text, depth in productions if depth <= max(budget, least)]
        return self.fill(self.random.choice(fitting), budget)

    def fill(self, text, budget):
        return "\n".join(self.fill_line(line, budget) for line in text.split("\n"))

    def fill_line(self, line, budget):
        def hole(match):
            name, words = match.groups()
            if words is not None:
                return self.random.choice(WORDS.split(words)).replace("\\ ", " ")
            if name == "n":
                self.numbers += 1
                return str(self.numbers)
            text = self.write(name, budget - 1)
            # `5.real` is no attribute, and `a + b[0]` is another thing than `(a + b)[0]`.
            wrap = name != "width" and line[match.end():match.end() + 1] in (".", "[", "(") and not text.isidentifier()
            return f"({text})" if wrap else text

        indent = line[: len(line) - len(line.lstrip())]
        line = line.lstrip()
        filled = HOLE.sub(hole, line)
        return "\n".join(indent + part for part in filled.split("\n"))
