# python3: differs because 3.14 words the errors anew
error = ValueError(1)
for wrong in (5, b"x"):
    try:
        error.add_note(wrong)
    except TypeError as told:
        print(told)
error.__notes__ = 42
try:
    error.add_note("x")
except TypeError as told:
    print(told)
group = ExceptionGroup("eg", [ValueError(1), TypeError(2)])
group.__notes__ = 123
print([hasattr(part, "__notes__") for part in group.split(TypeError)])
