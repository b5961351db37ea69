try:
    compile("if 1:\n        a\n    b\n", "f", "exec")
except IndentationError as e:
    print(e.msg, e.lineno)  # expect: unindent does not match any outer indentation level 3
try:
    compile("  a\n", "f", "exec")
except IndentationError as e:
    print(e.msg, e.lineno)  # expect: unexpected indent 1
try:
    compile("if 1:\na\n", "f", "exec")
except IndentationError as e:
    print(e.msg)  # expect: expected an indented block after 'if' statement on line 1
