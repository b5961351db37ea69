for s in ("5", "²", "½", "٣", "Ⅷ", "一", "", "5.0", "-1"):
    print(repr(s), s.isdecimal(), s.isdigit(), s.isnumeric(), s.isalnum())
