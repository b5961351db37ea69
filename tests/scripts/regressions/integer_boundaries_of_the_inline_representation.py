edges = [2**k + d for k in (31, 32, 47, 48, 49, 52, 53, 62, 63, 64) for d in (-1, 0, 1)]
print(all(e + 1 - 1 == e and -(-e) == e and e * 3 // 3 == e for e in edges))  # expect: True
print(all((e << 3) >> 3 == e and e ^ e == 0 and int(str(e)) == e and e % 7 == int(str(e)) % 7 for e in edges))  # expect: True
print([hash(e) == e for e in edges[:27]].count(True), all(-e - 1 == ~e for e in edges), all(abs(-e) == e for e in edges))  # expect: 21 True True
print(all(e == int(hex(e), 16) and e - (e - 5) == 5 and (e + 0.0 == float(e)) for e in edges))  # expect: True
