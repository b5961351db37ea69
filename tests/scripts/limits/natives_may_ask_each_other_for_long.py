# skip gc: it takes a million steps
# skip fuel: it takes a million steps
# There is no call of a script's function on the way.
print(sum(map(len, map(str, range(1_100_000)))))  # expect: 6588890
print(sum(map(bool, iter(iter(range(1_100_000)).__next__, 1_099_999))))  # expect: 1099998
