s = "aé€😀"
for handler in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
    print(s.encode("ascii", handler))
    # expect: b'a'
    # expect: b'a???'
    # expect: b'a\\xe9\\u20ac\\U0001f600'
    # expect: b'a&#233;&#8364;&#128512;'
print(s.encode("latin-1", "ignore"), s.encode("utf-8"), s.encode("utf-16-le"), s.encode("cp1252", "replace"))  # expect: b'a\xe9' b'a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' b'a\x00\xe9\x00\xac =\xd8\x00\xde' b'a\xe9\x80?'
for args in (("ascii",), ("latin-1",), ("ascii", "nope"), ("nope",)):
    try: s.encode(*args)
    except (UnicodeEncodeError, LookupError) as e: print(type(e).__name__, e)
    # expect: UnicodeEncodeError 'ascii' codec can't encode characters in position 1-3: ordinal not in range(128)
    # expect: UnicodeEncodeError 'latin-1' codec can't encode characters in position 2-3: ordinal not in range(256)
    # expect: LookupError unknown error handler name 'nope'
    # expect: LookupError unknown encoding: nope
