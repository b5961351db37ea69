# status: 1
import unittest


class One(unittest.TestCase):
    def test_a(self):
        pass

    def test_b(self):
        self.assertIn(1, [2])


class Quiet(unittest.TextTestRunner):
    # Times differ from run to run.
    def run(self, test):
        result = super().run(test)
        print(self.stream.stream is not None, result.testsRun)  # expect: True 2
        return result


if __name__ == "__main__":
    import io

    unittest.main(testRunner=Quiet(stream=io.StringIO()))
