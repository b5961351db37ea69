for codec in ("cp037", "cp437", "cp850", "cp866", "cp1250", "cp1251", "koi8-r", "koi8_u", "iso8859-2", "latin9",
              "iso-8859-15", "mac_roman", "windows-1253", "tis-620", "cp500", "mac-cyrillic", "hp-roman8"):
    data = bytes(range(256))
    text = data.decode(codec, "replace")
    whole = text.replace("\ufffd", "")
    print(codec, len(whole), ascii(text[0xC0:0xC4]), len(whole.encode(codec)))
