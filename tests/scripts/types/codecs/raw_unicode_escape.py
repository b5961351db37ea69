print("aé€\U0001f600\\u".encode("raw_unicode_escape"))  # expect: b'a\xe9\\u20ac\\U0001f600\\u'
print(ascii(rb"\u20ac\\u20ac\n\U0001f600\x41".decode("raw_unicode_escape")))  # expect: '\u20ac\\\\u20ac\\n\U0001f600\\x41'
for bad in (rb"\u12", rb"\U00110000"):
    try:
        bad.decode("raw_unicode_escape")
    except UnicodeDecodeError as error:
        print(error)
        # expect: 'rawunicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
        # expect: 'rawunicodeescape' codec can't decode bytes in position 0-9: \Uxxxxxxxx out of range
