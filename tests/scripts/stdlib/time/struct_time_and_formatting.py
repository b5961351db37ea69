import time
t = time.gmtime(86400 * 365)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_yday, t.tm_wday, tuple(t)[:3])  # expect: 1971 1 1 1 4 (1971, 1, 1)
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)), time.strftime("%j %a %b", t))  # expect: 1970-01-01 00:00:00 001 Fri Jan
