for name in ("ä.com", "Ä.DE", "faß.de", "日本。jp", "example.org", "a.", "", "a\u00adb.c"):
    data = name.encode("idna")
    print(data, data.decode("idna"))
