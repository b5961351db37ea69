from datetime import timedelta
for arguments in ((1,), (0.5,), (1.5, 2.5, 3.5), (0, 0, 0.5), (0, 0, 1.5), (-1,), (0, -1), (0, 86400 * 3 + 5, 7)):
    d = timedelta(*arguments)
    print(repr(d), d, d.total_seconds())
d = timedelta(days=1, hours=2, microseconds=3)
print(d * 2, d * 1.5, d / 2, d // 2, d / 3.3, d % timedelta(hours=5), divmod(d, timedelta(hours=5)), d / timedelta(hours=1), -d, abs(-d))
print(d > timedelta(1), bool(timedelta()), timedelta.min, timedelta.max, sum([d, d], timedelta()), timedelta(weeks=1, minutes=1, milliseconds=1))
