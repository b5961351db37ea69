for text in ("bücher", "日本語", "abc", "", "a-b", "üxü"):
    data = text.encode("punycode")
    print(data, data.decode("punycode") == text)
    # expect: b'bcher-kva' True
    # expect: b'wgv71a119e' True
    # expect: b'abc-' True
    # expect: b'' True
    # expect: b'a-b-' True
    # expect: b'x-dhab' True
print(b"Bcher-KVA".decode("punycode"), b"abc-".decode("punycode"))  # expect: Bücher abc
