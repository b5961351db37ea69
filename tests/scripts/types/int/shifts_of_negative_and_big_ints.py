print(-1 >> 5, -8 >> 1, -7 >> 1, 1 << 100, (1 << 100) >> 98, -(1 << 70) >> 69, 5 >> 1000, -5 >> 1000, 0 << 10**6)  # expect: -1 -4 -4 1267650600228229401496703205376 4 -2 0 -1 0
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 1.0, lambda: 1.0 << 1):
    try: f()
    except (ValueError, TypeError) as e: print(e)
    # expect: negative shift count
    # expect: negative shift count
    # expect: unsupported operand type(s) for <<: 'int' and 'float'
    # expect: unsupported operand type(s) for <<: 'float' and 'int'
