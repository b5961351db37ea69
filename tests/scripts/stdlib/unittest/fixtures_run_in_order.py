import unittest


def setUpModule():
    print("module up")
    unittest.addModuleCleanup(print, "module cleanup")


def tearDownModule():
    print("module down")


class Ordered(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class up")
        cls.addClassCleanup(print, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        print("class down")

    def setUp(self):
        print("up")
        self.addCleanup(print, "cleanup, added first")
        self.addCleanup(print, "cleanup, added last")

    def tearDown(self):
        print("down")

    def test_a(self):
        print("a")

    def test_b(self):
        print("b")
        raise ValueError


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Ordered).run(result)
print(result.testsRun, len(result.errors))
