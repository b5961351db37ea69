d = {2.0: "two"}
print(d[1 + 1], d[4 / 2], d[8 // 4], 3 - 1 in d, {0.5 + 0.5: "one"}[True])  # expect: two two two True one
