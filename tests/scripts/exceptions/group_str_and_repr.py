g = ExceptionGroup("top", [ValueError(1), ExceptionGroup("in", (KeyError("k"),))])
print(g, repr(g), g.message, len(g.exceptions), g.args == ("top", [ValueError(1)]) or "args")  # expect: top (2 sub-exceptions) ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', (KeyError('k'),))]) top 2 args
