# python3: differs because 3.12 names f-strings
for source in ["'abc", '"abc\n', "'''abc", 'x = """', "f'abc", "b'abc", "f'''{1}"]:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(repr(source), "-", e.msg)
