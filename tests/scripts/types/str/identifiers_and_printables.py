for s in ("a1", "1a", "_", "é", "class", "", "a b", "\u00a0", "\n", "\u200b", "𝔘", "a\u0301"):
    print(ascii(s), s.isidentifier(), s.isprintable(), s.isspace(), s.isascii())
