for codec in ("utf-8", "ascii", "latin-1", "cp1252", "cp437", "koi8-r"):
    text = b"a\xff\x81z".decode(codec, "surrogateescape")
    print(codec, ascii(text), text.encode(codec, "surrogateescape"))
    # expect: utf-8 'a\udcff\udc81z' b'a\xff\x81z'
    # expect: ascii 'a\udcff\udc81z' b'a\xff\x81z'
    # expect: latin-1 'a\xff\x81z' b'a\xff\x81z'
    # expect: cp1252 'a\xff\udc81z' b'a\xff\x81z'
    # expect: cp437 'a\xa0\xfcz' b'a\xff\x81z'
    # expect: koi8-r 'a\u042a\u2502z' b'a\xff\x81z'
for codec in ("utf-8", "utf-16"):
    try:
        "\ud800".encode(codec, "surrogateescape")
    except UnicodeEncodeError as error:
        print(error)
        # expect: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
        # expect: 'utf-16' codec can't encode character '\ud800' in position 0: surrogates not allowed
