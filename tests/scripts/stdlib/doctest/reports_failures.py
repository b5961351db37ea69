# python3: differs because it is of Python 3.14
import doctest


def fact(n):
    """Factorial.

    >>> fact(3)
    6
    >>> fact(-1)
    Traceback (most recent call last):
        ...
    ValueError: bad
    >>> fact(4)
    25
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> 1/0
    >>> range(20)  # doctest: +ELLIPSIS
    range(0...0)
    >>> raise KeyError("x")   # doctest: +SKIP
    >>> for i in range(2):
    ...     print(i)
    ...
    0
    1
    """
    if n < 0:
        raise ValueError("bad")
    return 1 if n < 2 else n * fact(n - 1)


runner = doctest.DocTestRunner(verbose=False)
for test in doctest.DocTestFinder().find(fact, "fact", module=False, globs={"fact": fact}):
    test.filename = None
    print(runner.run(test))
runner.summarize(verbose=True)
