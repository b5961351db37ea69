import codecs

encode = UnicodeEncodeError("ascii", "a€b", 1, 2, "why")
decode = UnicodeDecodeError("ascii", b"a\xffb", 1, 2, "why")
translate = UnicodeTranslateError("a€b", 1, 2, "why")
for name in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape"):
    handler = codecs.lookup_error(name)
    for error in (encode, decode, translate, ValueError()):
        try:
            print(name, ascii(handler(error)))
        except Exception as problem:
            print(name, type(problem).__name__, problem)
