import unittest


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no disk")

    def test_a(self):
        print("never")


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Broken).run(result)
print(result.testsRun, [(test.id(), text.splitlines()[-1]) for test, text in result.errors])  # expect: 0 [('setUpClass (__main__.Broken)', 'OSError: no disk')]
