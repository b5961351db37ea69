# stderr: compared
def parse(text):
    return int(text)

def load():
    try:
        parse("x1")
    except ValueError as e:
        raise RuntimeError("cannot load") from e

load()
