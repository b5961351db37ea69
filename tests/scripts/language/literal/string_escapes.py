print("tab\tend", "nl\\n", "\x41\u00e9\U0001F600", "\101\60", 'q\'q"')  # expect: tab	end nl\n Aé😀 A0 q'q"
print("line\
joined", len("\0\a\b\f\v"))  # expect: linejoined 5
print(r"\n\t", r"\"", b"\x00\xff\n", rb"\d", len("\N{BULLET}"))  # expect: \n\t \" b'\x00\xff\n' b'\\d' 1
