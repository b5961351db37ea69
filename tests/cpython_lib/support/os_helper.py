"""Files and folders for tests."""

import contextlib
import os
import sys
import unittest

TESTFN_ASCII = TESTFN = f"@test_{os.getpid()}_tmp"
TESTFN_UNICODE = TESTFN_ASCII + "-\xe0\xf2\u0258\u0141\u011f"
TESTFN_NONASCII = TESTFN_ASCII + "-\xe6"
FS_NONASCII = "\xe6"
TESTFN_UNDECODABLE = TESTFN_UNENCODABLE = None
SAVEDCWD = os.getcwd()


def unlink(filename):
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(filename)


def rmdir(dirname):
    with contextlib.suppress(FileNotFoundError):
        os.rmdir(dirname)


def rmtree(path):
    import shutil

    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(path)


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    import tempfile

    made = path is None
    if made:
        path = os.path.realpath(tempfile.mkdtemp())
    else:
        os.mkdir(path)
    try:
        yield path
    finally:
        rmtree(path)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    with temp_dir(path=name, quiet=quiet) as path, change_cwd(path, quiet=quiet) as cwd:
        yield cwd


def create_empty_file(filename):
    with open(filename, "w"):
        pass


class FakePath:
    """An object that stands for a path."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"<FakePath {self.path!r}>"

    def __fspath__(self):
        if isinstance(self.path, BaseException) or (
            isinstance(self.path, type) and issubclass(self.path, BaseException)
        ):
            raise self.path
        return self.path


class EnvironmentVarGuard:
    """Changes to the environment that are undone in the end."""

    def __init__(self):
        self._environ = os.environ
        self._changed = {}

    def _note(self, name):
        self._changed.setdefault(name, self._environ.get(name))

    def __getitem__(self, name):
        return self._environ[name]

    def __setitem__(self, name, value):
        self._note(name)
        self._environ[name] = value

    def __delitem__(self, name):
        self._note(name)
        self._environ.pop(name, None)

    def keys(self):
        return self._environ.keys()

    def __iter__(self):
        return iter(self._environ)

    def __len__(self):
        return len(self._environ)

    def get(self, name, default=None):
        return self._environ.get(name, default)

    def set(self, name, value):
        self[name] = value

    def unset(self, *names):
        for name in names:
            del self[name]

    def copy(self):
        return dict(self)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        for name, value in self._changed.items():
            if value is None:
                self._environ.pop(name, None)
            else:
                self._environ[name] = value


def can_symlink():
    return True


def can_chmod():
    return True


def can_xattr():
    return False


def _as_it_is(test):
    return test


skip_unless_symlink = skip_unless_working_chmod = skip_unless_hardlink = _as_it_is
skip_if_dac_override = skip_unless_dac_override = skip_unless_xattr = unittest.skip("depends on the user")


def fs_is_case_insensitive(directory):
    return False


def fd_count():
    return len(os.listdir("/proc/self/fd"))


def make_bad_fd():
    raise unittest.SkipTest("internal: file descriptors")
