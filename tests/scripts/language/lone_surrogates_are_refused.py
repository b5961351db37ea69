# python3: differs because a string with a lone surrogate has no place in UTF-8 text; it is refused by name
for source in [r"'\ud800'", r"'a' '\udfff'", r"f'{1}\ud83d'", r"('\ud800', 1)"]:
    try:
        eval(source)
        print("accepted", source)
    except NotImplementedError as error:
        print(error)
# What is not evaluated does not matter.
print("fine" if True else "\ud800")
