print("never printed")
def f():
    return )  # expect error: SyntaxError: unmatched ')'
