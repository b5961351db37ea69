import unicodedata
print(unicodedata.category("\ud800"), unicodedata.category("\udfff"), unicodedata.name("\ud800", "none"))  # expect: Cs Cs none
print(ascii(unicodedata.normalize("NFC", "e\u0301\ud800")))  # expect: '\xe9\ud800'
