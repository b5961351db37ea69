"""Stands in for CPython's test.support.hashlib_helper."""


def requires_hashdigest(*args, **kwargs):
    return lambda test: test
