for run in (lambda: eval("'\ud800'"), lambda: compile("x = '\udc80'", "f", "exec"), lambda: exec("# \ud800")):
    try:
        run()
    except UnicodeEncodeError as error:
        print(error)
        # expect: 'utf-8' codec can't encode character '\ud800' in position 1: surrogates not allowed
        # expect: 'utf-8' codec can't encode character '\udc80' in position 5: surrogates not allowed
        # expect: 'utf-8' codec can't encode character '\ud800' in position 2: surrogates not allowed
print(ascii(eval(r"'\ud800'")))  # expect: '\ud800'
