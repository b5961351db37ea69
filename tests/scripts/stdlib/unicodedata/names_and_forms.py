import unicodedata
print(unicodedata.name("é"), unicodedata.lookup("greek small letter alpha") == "α", unicodedata.name("\n", "none"), [unicodedata.category(c) for c in "aA1 .\n€"])  # expect: LATIN SMALL LETTER E WITH ACUTE True none ['Ll', 'Lu', 'Nd', 'Zs', 'Po', 'Cc', 'Sc']
print(ascii(unicodedata.normalize("NFD", "é")), unicodedata.normalize("NFC", "e\u0301") == "é", unicodedata.normalize("NFKC", "ﬁ²"), unicodedata.is_normalized("NFC", "é"))  # expect: 'e\u0301' True fi2 True
print(unicodedata.decimal("٣"), unicodedata.digit("²"), unicodedata.numeric("½"), unicodedata.combining("\u0301"), unicodedata.decimal("x", None))  # expect: 3 2 0.5 230 None
for call in (lambda: unicodedata.name("\0"), lambda: unicodedata.lookup("nope"), lambda: unicodedata.decimal("x")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: ValueError no such name
        # expect: KeyError "undefined character name 'nope'"
        # expect: ValueError not a decimal
