print([ord(c) for c in "\0\7\12\101\377\x41\u00e9\U0001F600"])  # expect: [0, 7, 10, 65, 255, 65, 233, 128512]
print(list(b"\0\7\101\x41\xff"))  # expect: [0, 7, 65, 65, 255]
print("\N{LATIN SMALL LETTER A WITH ACUTE}", "\N{bullet}", len("\N{GRINNING FACE}"))  # expect: á • 1
