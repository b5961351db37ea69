from string import Template
class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"
print(Percent("%a_b %ab %% %{c_d}").safe_substitute(a_b=1, c_d=2))  # expect: 1 %ab % 2
class Own(Template):
    pattern = r"""
    (?P<escaped>@{2})|@(?P<named>[a-z.]+)|@{(?P<braced>[a-z]+)}|(?P<invalid>@)
    """
print(Own("@a.b @@ @{c}").substitute({"a.b": 1, "c": 2}))  # expect: 1 $ 2
class Caseful(Template):
    flags = 0
try:
    Caseful("$a $B").substitute(a=1)
except ValueError as error:
    print(error)  # expect: Invalid placeholder in string: line 1, col 4
try:
    Template("x\n  ${").substitute()
except ValueError as error:
    print(error)  # expect: Invalid placeholder in string: line 2, col 3
print(Template("$a ${b} $a $$ $").get_identifiers(), Template("$1").is_valid())  # expect: ['a', 'b'] False
