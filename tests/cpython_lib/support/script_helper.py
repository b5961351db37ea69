"""Other processes in tests: not supported, the tests are skipped."""

import unittest


def _skip(*args, **kwargs):
    raise unittest.SkipTest("needs subprocesses")


assert_python_ok = assert_python_failure = run_python_until_end = spawn_python = kill_python = _skip
make_script = make_pkg = make_zip_script = make_zip_pkg = interpreter_requires_environment = run_test_script = _skip
