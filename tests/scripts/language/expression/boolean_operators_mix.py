print(1 or 0 and 0, (1 or 0) and 0, not 0 and 1, not (0 and 1), None or [] or "x", 1 and [] and 2)  # expect: 1 0 1 True x []
