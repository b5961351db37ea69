for source in ["(1,", "[1\n", "{1: 2", "(]", "x = )", "f(1"]:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(repr(source), e.msg)
        # expect: '(1,' '(' was never closed
        # expect: '[1\n' '[' was never closed
        # expect: '{1: 2' '{' was never closed
        # expect: '(]' closing parenthesis ']' does not match opening parenthesis '('
        # expect: 'x = )' unmatched ')'
        # expect: 'f(1' '(' was never closed
