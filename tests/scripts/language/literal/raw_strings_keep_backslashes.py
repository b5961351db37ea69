print(r"\n", len(r"\n"), R'\'', r"""\
""" == "\\\n", rb"\x00", Rb'\\', len(BR"\t"))  # expect: \n 2 \' True b'\\x00' b'\\\\' 2
