from urllib.parse import *
print(quote("a b/c?é&~"), quote("a/b", safe=""), quote_plus("a b+c"), ascii(unquote("a%20b%C3%A9%zz%")), unquote_plus("a+b%2B"), quote(b"\xff\x00"), unquote_to_bytes("a%ff"))  # expect: a%20b/c%3F%C3%A9%26~ a%2Fb a+b%2Bc 'a b\xe9%zz%' a b+ %FF%00 b'a\xff'
print(urlencode({"a": 1, "b": "x y"}), urlencode([("a", [1, 2])], doseq=True), parse_qs("a=1&b=2&a=3&c="), parse_qsl("a=1&b=%20x+y&c=", keep_blank_values=True))  # expect: a=1&b=x+y a=1&a=2 {'a': ['1', '3'], 'b': ['2']} [('a', '1'), ('b', ' x y'), ('c', '')]
