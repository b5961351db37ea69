print(repr(b"".decode("no such codec")), repr(str(b"", "no such codec")))
for attempt in (lambda: b"a".decode("no such codec"), lambda: "".encode("no such codec")):
    try:
        attempt()
    except LookupError as error:
        print(error)
