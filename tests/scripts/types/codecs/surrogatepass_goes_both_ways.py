for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16"):
    data = "a\ud800\udfff".encode(codec, "surrogatepass")
    print(codec, data, ascii(data.decode(codec, "surrogatepass")))
    # expect: utf-8 b'a\xed\xa0\x80\xed\xbf\xbf' 'a\ud800\udfff'
    # expect: utf-16-le b'a\x00\x00\xd8\xff\xdf' 'a\U000103ff'
    # expect: utf-16-be b'\x00a\xd8\x00\xdf\xff' 'a\U000103ff'
    # expect: utf-32-le b'a\x00\x00\x00\x00\xd8\x00\x00\xff\xdf\x00\x00' 'a\ud800\udfff'
    # expect: utf-32-be b'\x00\x00\x00a\x00\x00\xd8\x00\x00\x00\xdf\xff' 'a\ud800\udfff'
    # expect: utf-16 b'\xff\xfea\x00\x00\xd8\xff\xdf' 'a\U000103ff'
try:
    "é\ud800".encode("latin-1", "surrogatepass")
except UnicodeEncodeError as error:
    print(error)  # expect: 'latin-1' codec can't encode character '\ud800' in position 1: ordinal not in range(256)
