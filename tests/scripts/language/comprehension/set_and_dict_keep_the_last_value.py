print({k % 2: k for k in range(5)}, sorted({k % 3 for k in range(9)}), {str(k): k for k in (1, 1.0, True)})  # expect: {0: 4, 1: 3} [0, 1, 2] {'1': 1, '1.0': 1.0, 'True': True}
