nan = float("nan")
print(nan == nan, nan != nan, nan is nan)  # expect: False True True
print(nan in [nan], [nan] == [nan], [nan].count(nan))  # expect: True True 1
print(nan in (1, nan), nan < 1, nan > 1)  # expect: True False False
