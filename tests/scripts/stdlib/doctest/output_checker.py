# python3: differs because it is of Python 3.14
import doctest

checker = doctest.OutputChecker()
for case in (
    ("1\n", "True\n", 0), ("1\n", "True\n", doctest.DONT_ACCEPT_TRUE_FOR_1), ("a  b\n", "a b\n", doctest.NORMALIZE_WHITESPACE),
    ("a...z\n", "abcz\n", doctest.ELLIPSIS), ("<BLANKLINE>\n", "\n", 0), ("<BLANKLINE>\n", "\n", doctest.DONT_ACCEPT_BLANKLINE),
):
    print(case, checker.check_output(*case))
example = doctest.Example("x", "a\nx\nc\n")
for flags in (0, doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, doctest.REPORT_NDIFF):
    print(checker.output_difference(example, "a\nb\nc\n", flags))
