# stderr: compared
try:
    [][0]
except IndexError:
    raise ValueError("only this") from None
