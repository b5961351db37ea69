# python3: differs because 3.12 warns of invalid escapes with a SyntaxWarning
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for source in ("'\\П'", "b'\\q'", "'é\\🎈x'", "f'{1}\\Ж'", "'\\П\\q'"):
        compile(source, "wide", "eval")
print([(warning.category.__name__, ascii(str(warning.message))[:12], warning.lineno) for warning in caught])
try:
    warnings.simplefilter("error")
    compile("x = 'é\\🎈x\\w'", "wide", "exec")
except SyntaxError as error:
    print(error.lineno, ascii(str(error))[:14])
