for source in [r'"\x4"', r'"\u12"', r'"\U00110000"', r'"\N{no such name}"', r'"\N"', r'b"\x4"']:
    try:
        eval(source)
    except SyntaxError as e:
        print(source, "-", e.msg)
        # expect: "\x4" - (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
        # expect: "\u12" - (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
        # expect: "\U00110000" - (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character
        # expect: "\N{no such name}" - (unicode error) 'unicodeescape' codec can't decode bytes in position 0-15: unknown Unicode character name
        # expect: "\N" - (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape
        # expect: b"\x4" - (value error) invalid \x escape at position 0
