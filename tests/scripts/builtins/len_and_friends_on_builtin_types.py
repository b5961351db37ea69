print(len("añ😀"), len(b"\xff\x00"), len([]), len({1: 2}), len(range(0, 10, 3)), len({1, 1}), len(()))  # expect: 3 2 0 1 4 1 0
