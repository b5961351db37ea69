text = "a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l\n"
print(text.splitlines(), "a\r\n\nb".splitlines(True), "".splitlines(), "\n".splitlines(keepends=True))  # expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'] ['a\r\n', '\n', 'b'] [] ['\n']
