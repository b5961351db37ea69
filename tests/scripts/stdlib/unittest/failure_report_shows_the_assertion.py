import io
import sys
import unittest


class Numbers(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(1 + 1, 3)

    def test_true(self):
        self.assertTrue(True)

    def test_broken(self):
        raise KeyError("lost")


stream = io.StringIO()
result = unittest.TextTestRunner(stream=stream, verbosity=0).run(
    unittest.defaultTestLoader.loadTestsFromTestCase(Numbers)
)
for line in stream.getvalue().splitlines():
    # Marks under the source differ between versions, times always.
    if not set(line) <= set(" ~^") and "Ran 3 tests" not in line and "File" not in line:
        print(line)
print(result)
