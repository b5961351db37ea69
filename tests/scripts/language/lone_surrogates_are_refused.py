# python3: differs because a string with a lone surrogate has no place in UTF-8 text; it is refused by name
for source in [r"'\ud800'", r"'a' '\udfff'", r"f'{1}\ud83d'"]:
    try:
        eval(source)
        print("accepted", source)
    except SyntaxError as error:
        print(error.msg)
