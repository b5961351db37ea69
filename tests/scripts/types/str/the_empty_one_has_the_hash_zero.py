print(hash(""), hash(b""), hash("x"[1:]))  # expect: 0 0 0
