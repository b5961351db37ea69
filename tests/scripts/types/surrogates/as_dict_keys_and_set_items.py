d = {"\ud800": 1, "\ud801": 2}
print(d["\ud800"], d[chr(0xD801)], "\ud802" in d)  # expect: 1 2 False
print(hash("\ud800") == hash(chr(0xD800)), len({"\udc00", chr(0xDC00), "\udc01"}))  # expect: True 2
