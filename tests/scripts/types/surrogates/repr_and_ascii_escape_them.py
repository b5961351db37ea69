s = "x\ud83d y"
print(repr(s))  # expect: 'x\ud83d y'
print(ascii(s))  # expect: 'x\ud83d y'
print(f"{s!r:>14}|{s!a}")  # expect:    'x\ud83d y'|'x\ud83d y'
print(["\udcff"], {"\udc80": 1})  # expect: ['\udcff'] {'\udc80': 1}
