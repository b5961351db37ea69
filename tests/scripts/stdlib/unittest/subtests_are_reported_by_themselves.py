import unittest


class Evens(unittest.TestCase):
    def test_even(self):
        for number in range(4):
            with self.subTest(number=number):
                self.assertEqual(number % 2, 0)
        with self.subTest("outer", a=1), self.subTest(b=2):
            self.fail("inside two")
        print("reached the end")  # expect: reached the end


result = unittest.TestResult()
Evens("test_even").run(result)
for test, text in result.failures:
    print(test, "|", text.splitlines()[-1])
    # expect: test_even (__main__.Evens.test_even) (number=1) | AssertionError: 1 != 0
    # expect: test_even (__main__.Evens.test_even) (number=3) | AssertionError: 1 != 0
    # expect: test_even (__main__.Evens.test_even) (b=2, a=1) | AssertionError: inside two
print(result.testsRun, len(result.failures), result.wasSuccessful())  # expect: 1 3 False
