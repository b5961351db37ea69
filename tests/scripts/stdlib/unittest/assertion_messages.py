import unittest

case = unittest.TestCase()
case.maxDiff = None


def check(name, *args, **kwargs):
    try:
        getattr(case, name)(*args, **kwargs)
    except AssertionError as error:
        print(f"{name}: {error}")
    else:
        print(f"{name}: passed")


check("assertEqual", 1, 2)
check("assertEqual", 1, 2, "with a reason")
check("assertEqual", "one\ntwo\n", "one\ntoo\n")
check("assertEqual", [1, 2, 3], [1, 2])
check("assertEqual", (1, 2), (1, 3))
check("assertEqual", {"a": 1}, {"b": 1})
check("assertEqual", {1}, {2})
check("assertEqual", b"a" * 100, b"a" * 99 + b"b")
check("assertNotEqual", 1, 1)
check("assertTrue", [])
check("assertFalse", [0])
check("assertIs", 1, 2)
check("assertIsNone", 0)
check("assertIsNotNone", None)
check("assertIn", 4, [1, 2])
check("assertNotIn", 1, [1, 2])
check("assertIsInstance", 1, str)
check("assertNotIsInstance", 1, int)
check("assertAlmostEqual", 1.0, 1.1)
check("assertAlmostEqual", 1.0, 1.1, delta=0.5)
check("assertNotAlmostEqual", 1.0, 1.00000001)
check("assertGreater", 1, 2)
check("assertLessEqual", 2, 1)
check("assertCountEqual", [1, 2, 2], [2, 1, 1])
check("assertCountEqual", [[1], [2]], [[2], [1]])
check("assertRaises", ValueError, int, "1")
check("assertRaises", ValueError, int, "x")
