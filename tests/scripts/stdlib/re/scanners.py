import re
s = re.compile(r"\w+|(\s+)").scanner("ab  c!")
print(s.match(), s.match().span(1), s.match(), s.match(), s.pattern.pattern)  # expect: <re.Match object; span=(0, 2), match='ab'> (2, 4) <re.Match object; span=(4, 5), match='c'> None \w+|(\s+)
s = re.compile("x").scanner("ax.x", 1)
print(s.search(), s.search(), s.search())  # expect: <re.Match object; span=(1, 2), match='x'> <re.Match object; span=(3, 4), match='x'> None
lexer = re.Scanner([(r"\d+", lambda scanner, text: int(text)), (r"[a-z]+", lambda scanner, text: text), (r"\s+", None)])
print(lexer.scan("ab 12 c ?x"))  # expect: (['ab', 12, 'c'], '?x')
