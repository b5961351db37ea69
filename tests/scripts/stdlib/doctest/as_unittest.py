# python3: differs because it is of Python 3.14
import doctest
import io
import types
import unittest

module = types.ModuleType("sums")
exec('''
def add(a, b):
    """
    >>> add(1, 2)
    3
    """
    return a + b

class K:
    """
    >>> K()
    5
    """
    def __repr__(self): return "4"
''', module.__dict__)
suite = doctest.DocTestSuite(module)
print(suite.countTestCases(), [str(test) for test in suite])
result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print(result.testsRun, [test.id() for test, _ in result.failures])
print(doctest.testmod(module, report=False).failed)
print(doctest.script_from_examples("hello\n>>> 1\n1\n"), end="")
