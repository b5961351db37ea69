# python3: differs because 3.14 places the end of errors elsewhere
def attempt(source):
    try:
        compile(source, "f", "exec")
    except SyntaxError as error:
        print(error.offset, error.end_offset)


attempt("x = (1")  # expect: 5 0
attempt("if x")  # expect: 5 6
attempt("x = 1 +")  # expect: 8 9
attempt("  x")  # expect: 2 -1
attempt("if 1:\n  x\n y")  # expect: 3 -1
attempt("x y")  # expect: 3 4
