import codecs

codecs.register_error("test.mark", lambda error: (f"<{error.start}-{error.end}>", error.end))
print("aé€b€".encode("ascii", "test.mark"), b"a\xff\xfeb".decode("ascii", "test.mark"))  # expect: b'a<1-3>b<4-5>' a<1-2><2-3>b
print("é€".encode("cp1251", "test.mark"), ascii(b"\x81".decode("cp1252", "test.mark")))  # expect: b'<0-1>\x88' '<0-1>'
codecs.register_error("test.bytes", lambda error: (b"\xff", error.end))
print("aé€b".encode("ascii", "test.bytes"))  # expect: b'a\xffb'
codecs.register_error("test.back", lambda error: ("?", -1))
print("é€b".encode("ascii", "test.back"))  # expect: b'?b'
