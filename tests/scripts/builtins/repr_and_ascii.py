print(repr("a'b"), repr('a"b'), repr("a'b\""), repr("\n\t\\\x00\x7f"), repr("é😀\u200b"))  # expect: "a'b" 'a"b' 'a\'b"' '\n\t\\\x00\x7f' 'é😀\u200b'
print(ascii("é😀\n"), repr(b"a'\x80"), repr([]), repr({}), repr(set()), repr(()), repr((1,)))  # expect: '\xe9\U0001f600\n' b"a'\x80" [] {} set() () (1,)
print(repr({"k": [1, (2, {3})]}), repr(frozenset([1])), repr(bytearray(b"x")), repr(slice(1, None)))  # expect: {'k': [1, (2, {3})]} frozenset({1}) bytearray(b'x') slice(1, None, None)
