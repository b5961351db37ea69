# python3: differs because t-strings are new in 3.14, and f-strings are part of the grammar since 3.12
SOURCES = [
    "t'}'", "t'{a!x}'", "t'{a! r}'", "f'{a! r}'", "f'''{a!\nr}'''", "t'{a:}}'", "t'{a:{b:{c:{d}}}}'", "f'{t\"{a!x}\"}'",
    "t'{f\"{a!x}\"}'", "f'{a $ b}'", "t'{a ? b}'", "f'{$}'", "f'{(a $ b)}'", "f'\\N{foo}'", "f'a\\x1{b}'", "f'''\\x1'''",
    "'a' f'\\x1'", "f'é\\x1'", "'a' 'b' b'c'", "x = ('a' b'b')", "'a' b'b'", "f'{a\\ b}'",
]
for source in SOURCES:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(source, "-", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
