print(ascii(chr(0xDFFF)), ascii("%c" % 0xD800), ascii(f"{0xDBFF:c}"), ascii("{:c}".format(0xDC00)))  # expect: '\udfff' '\ud800' '\udbff' '\udc00'
print(ascii(str.maketrans("\ud800", "y")), ascii("a\ud800".translate({0xD800: "\udfff", 97: 0xDC00})))  # expect: {55296: 121} '\udc00\udfff'
