import string
f = string.Formatter()
print(f.format("{0}-{name:>5}", 1, name="x"), [part[:2] for part in f.parse("a{b}c{d!r:x}")])  # expect: 1-    x [('a', 'b'), ('c', 'd')]
