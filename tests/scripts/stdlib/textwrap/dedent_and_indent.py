import textwrap

print(repr(textwrap.dedent("""
    first
      second

    third
    """)))
print(repr(textwrap.dedent("\ta\n\t b\n")), repr(textwrap.dedent("  a\n\tb")))
print(textwrap.indent("one\n\ntwo\n", "> "), end="")
print(textwrap.indent("one\n\ntwo\n", "> ", lambda line: True), end="")
