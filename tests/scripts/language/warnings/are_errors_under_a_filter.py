# python3: differs because 3.14 words these warnings anew
import warnings

warnings.simplefilter("error")
for source in ("y = 1\nx is 1", r'"\d"', "assert (1, 2)", "1if x else 2"):
    try:
        exec(source)
    except SyntaxError as error:
        print(error.msg, error.filename, error.lineno, error.offset, error.end_offset, error.text, error.__context__)
warnings.simplefilter("ignore")
print(eval("1 is 1"))
