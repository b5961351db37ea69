# python3: differs because 3.12 words errors of f-strings anew
print(f"{{}} {{{1}}} }}{{", f"{'{'}{'}'}", rf"\{1}\n", f"\N{BULLET}{1}\x41")
for source in ["f'{'", "f'}'", "f'{}'", "f'{1!z}'", "f'{1!}'", "f'{!r}'", "f'{lambda x: 1}'", "f'{*a}'", "f'{a=!}'", "f'{a:{b:{c:{d}}}}'", "f'{=}'"]:
    try:
        print(source, compile(source, "f", "eval") and "fine")
    except SyntaxError as e:
        print(source, "-", e.msg)
