print("a€\u2028b".encode("ascii", "namereplace"), "\x80\ud800".encode("ascii", "namereplace"))  # expect: b'a\\N{EURO SIGN}\\N{LINE SEPARATOR}b' b'\\x80\\ud800'
