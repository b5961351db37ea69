from datetime import date, datetime, time, timedelta, timezone
tz = timezone(timedelta(hours=5, minutes=30))
west = timezone(timedelta(hours=-3), "XYZ")
m = datetime(2024, 3, 10, 12, 30, 15, 250, tzinfo=tz)
print(m, repr(m), m.isoformat(timespec="milliseconds"), m.isoformat(" ", "hours"), m.astimezone(west), m.astimezone(timezone.utc))  # expect: 2024-03-10 12:30:15.000250+05:30 datetime.datetime(2024, 3, 10, 12, 30, 15, 250, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800))) 2024-03-10T12:30:15.000+05:30 2024-03-10 12+05:30 2024-03-10 04:00:15.000250-03:00 2024-03-10 07:00:15.000250+00:00
print(m.timestamp(), m.tzname(), m.astimezone(west).tzname(), m.utcoffset(), m.dst(), m.date(), m.time(), m.timetz())  # expect: 1710054015.00025 UTC+05:30 XYZ 5:30:00 None 2024-03-10 12:30:15.000250 12:30:15.000250+05:30
print(m == m.astimezone(west), hash(m) == hash(m.astimezone(west)), m - m.astimezone(west), m.replace(tzinfo=None) == m)  # expect: True True 0:00:00 False
print(datetime(2024, 1, 1) - timedelta(seconds=1), datetime.combine(date(2024, 2, 3), time(1, 2, 3)), datetime.fromtimestamp(1700000000.123456, timezone.utc), datetime.fromtimestamp(-1.5, tz))  # expect: 2023-12-31 23:59:59 2024-02-03 01:02:03 2023-11-14 22:13:20.123456+00:00 1970-01-01 05:29:58.500000+05:30
print(repr(tz), west, repr(west), timezone.utc, timezone(timedelta(0)) is timezone.utc, m.strftime("%Y-%m-%dT%H:%M:%S.%f%z %Z %a"))  # expect: datetime.timezone(datetime.timedelta(seconds=19800)) XYZ datetime.timezone(datetime.timedelta(days=-1, seconds=75600), 'XYZ') UTC True 2024-03-10T12:30:15.000250+0530 UTC+05:30 Sun
