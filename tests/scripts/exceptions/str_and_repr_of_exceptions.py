print(repr(ValueError()), repr(ValueError("x")), repr(ValueError(1, "b")))  # expect: ValueError() ValueError('x') ValueError(1, 'b')
print(str(ValueError()), "|", str(ValueError("x")), "|", str(ValueError(1, "b")))  # expect:  | x | (1, 'b')
print(str(KeyError("k")), repr(KeyError("k")), str(KeyError()), str(KeyError("a", 1)))  # expect: 'k' KeyError('k')  ('a', 1)
print(repr(Exception(None)), str(Exception(["l"])))  # expect: Exception(None) ['l']
