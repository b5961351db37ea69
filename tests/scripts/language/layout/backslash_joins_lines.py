total = 1 + \
    2 + \
  3
if total == 6 and \
   total > 0:
    print("joined", total)  # expect: joined 6
