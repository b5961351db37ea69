import unittest


class Mixed(unittest.TestCase):
    @unittest.skip("not today")
    def test_skipped(self):
        print("never")

    @unittest.skipIf(False, "always run")
    def test_run(self):
        pass

    def test_skips_itself(self):
        self.skipTest("half way")
        print("never")

    @unittest.expectedFailure
    def test_known_bug(self):
        self.fail()

    @unittest.expectedFailure
    def test_fixed_bug(self):
        pass


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Mixed).run(result)
print([(test.id(), reason) for test, reason in result.skipped])  # expect: [('__main__.Mixed.test_skipped', 'not today'), ('__main__.Mixed.test_skips_itself', 'half way')]
print([test.id() for test, _ in result.expectedFailures])  # expect: ['__main__.Mixed.test_known_bug']
print([test.id() for test in result.unexpectedSuccesses])  # expect: ['__main__.Mixed.test_fixed_bug']
print(result.wasSuccessful())  # expect: False
