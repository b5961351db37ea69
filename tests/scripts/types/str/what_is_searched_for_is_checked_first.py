# python3: differs because until 3.12 the bounds were asked before what is searched for was checked
def tried(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class Bad:
    def __index__(self):
        print("index")
        raise KeyError("bad")

for text in ("abc", b"abc", bytearray(b"abc")):
    for name in ("find", "rfind", "index", "rindex", "count"):
        for arguments in ((5.0, Bad()), (5, "x"), (None, Bad()), ([], "x"), (text[:1], Bad()), (text[:1], 0, "x")):
            try:
                print(getattr(text, name)(*arguments))
            except (TypeError, KeyError) as error:
                print(type(error).__name__)
