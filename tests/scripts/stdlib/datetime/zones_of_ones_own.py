from datetime import datetime, timedelta, timezone, tzinfo
class Zone(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=2)
    def dst(self, dt): return timedelta(hours=1)
    def tzname(self, dt): return "Zone"
m = datetime(2024, 1, 1, tzinfo=Zone())
print(m, m.astimezone(timezone.utc), datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(Zone()), m.dst(), m.tzname(), m.timetuple().tm_isdst, m.utctimetuple().tm_hour)  # expect: 2024-01-01 00:00:00+02:00 2023-12-31 22:00:00+00:00 2024-01-01 02:00:00+02:00 1:00:00 Zone 1 22
