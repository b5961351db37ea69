import codecs

codecs.register_error("test.one", lambda error: 1)
codecs.register_error("test.far", lambda error: ("x", 100))
codecs.register_error("test.euro", lambda error: ("€", error.end))
for handler in ("test.one", "test.far", "test.euro", "test.unknown"):
    for act in (lambda: "aé".encode("ascii", handler), lambda: b"a\xff".decode("utf-8", handler)):
        try:
            print(handler, act())
        except Exception as error:
            print(type(error).__name__, error)
print("a".encode("ascii", "test.unknown"))
