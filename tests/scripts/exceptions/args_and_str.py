for e in (Exception(), Exception("a"), Exception("a", 1), KeyError("k"), KeyError(), OSError("one"), StopIteration(5), SystemExit(3), UnicodeDecodeError("utf-8", b"a", 0, 1, "why"), ValueError(None)):
    print(repr(e), "|", str(e), "|", e.args)
