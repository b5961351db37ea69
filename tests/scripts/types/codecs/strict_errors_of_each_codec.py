for codec in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "utf-32-be", "latin-1", "ascii", "cp1252", "cp437"):
    try:
        "a\ud800\udc81b".encode(codec)
    except UnicodeEncodeError as error:
        print(error.encoding, error.start, error.end, error)
