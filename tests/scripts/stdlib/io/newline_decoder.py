import io

decoder = io.IncrementalNewlineDecoder(None, translate=True)
print(repr(decoder.decode("a\r")), repr(decoder.decode("\nb\rc\n")), decoder.newlines)
# expect: 'a' '\nb\nc\n' ('\r', '\n', '\r\n')
print(decoder.getstate())  # expect: (b'', 0)
decoder.decode("x\r")
state = decoder.getstate()
decoder.reset()
print(decoder.newlines, repr(decoder.decode("\n")))  # expect: None '\n'
decoder.setstate(state)
print(repr(decoder.decode("\n", final=True)))  # expect: '\n'
plain = io.IncrementalNewlineDecoder(None, translate=False)
print(repr(plain.decode("a\r\nb\r", True)), plain.newlines)  # expect: 'a\r\nb\r' ('\r', '\r\n')
