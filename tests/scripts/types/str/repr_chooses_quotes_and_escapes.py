for s in ["plain", "it's", 'say "hi"', "both ' and \"", "tab\t", "nul\0", "\x1b[0m", "\xa0", "\U000e0001", "back\\slash", "\x85"]:
    print(repr(s))
