# python3: differs because 3.14 words some errors anew
import traceback

for arguments in (("m", ("f", 1, 2)), ("m", ("f", 1, 2, "t")), ("m", ("f", 1, 2, "t", 1)), ("m", ("f", 1, 2, "t", 1, 2)), ("m", 5), ("m", "abcd"), ("m", ("f", 1, 2, "t"), 3)):
    try:
        error = SyntaxError(*arguments)
    except TypeError as wrong:
        print(wrong)
    else:
        print(error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset)
for place in ((1, 2, "abcdefg", 1, 7), (1, 4, "abcdefg", 1, 2), (1, 4, "abcdefg", None, None), (1, 2, "abcdefg", 1, 100), (1, 20, "abc", 1, 22)):
    print("".join(traceback.format_exception_only(SyntaxError("bad", ("f.py", *place)))))
