# python3: differs because it is of Python 3.14
import doctest

parser = doctest.DocTestParser()
pieces = parser.parse("text\n  >>> 1 # doctest: +ELLIPSIS, -SKIP\n  1\n\nmore\n>>> if 1:\n...   2\n2\n")
print([piece if isinstance(piece, str) else (piece.source, piece.want, piece.lineno, piece.indent, piece.options) for piece in pieces])
for wrong in (">>>1\n", ">>> 1\n...2\n", "  >>> 1\n 2\n", ">>> 1 # doctest: +FOO\n", ">>> # doctest: +SKIP\n"):
    try:
        parser.get_doctest(wrong, {}, "name", "file", 0)
    except ValueError as error:
        print(error)
print(parser.get_examples(">>> x\nTraceback (most recent call last):\n  here\nValueError: y\n")[0].exc_msg)
