"""Stands in for CPython's test.support.socket_helper: there are no sockets to test with."""

import unittest

HOST = HOSTv4 = "127.0.0.1"
HOSTv6 = "::1"
IPV6_ENABLED = False
has_gethostname = False


def skip_unless_bind_unix_socket(test):
    return unittest.skip("needs unix sockets")(test)


def skip_if_tcp_blackhole(test):
    return unittest.skip("needs sockets")(test)


def find_unused_port(*args, **kwargs):
    raise unittest.SkipTest("needs sockets")


bind_port = bind_unix_socket = get_socket_conn_refused_errs = create_unix_domain_name = find_unused_port
