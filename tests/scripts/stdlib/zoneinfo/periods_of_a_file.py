# skip gc: collecting at every step of a period takes half a minute
import io, struct
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

def zone_file(moments, indices, periods, names, rule):
    def part(width):
        head = b"TZif2" + bytes(15) + struct.pack(">6l", 0, 0, 0, len(moments), len(periods), len(names))
        body = struct.pack(f">{len(moments)}{width}", *moments) + bytes(indices)
        return head + body + b"".join([struct.pack(">lbB", *period) for period in periods]) + names
    return io.BytesIO(part("l") + part("q") + b"\n" + rule + b"\n")

# Until 2000 local mean time, then Berlin's rule.
make = lambda: zone_file([946684800], [1], [(3208, 0, 0), (3600, 0, 4), (7200, 1, 8)], b"LMT\0CET\0CEST\0", b"CET-1CEST,M3.5.0,M10.5.0/3")
zone = ZoneInfo.from_file(make(), key="Test/Zone")
print(zone, repr(zone), zone.key)  # expect: Test/Zone zoneinfo.ZoneInfo(key='Test/Zone') Test/Zone
for moment in datetime(1990, 7, 1), datetime(2024, 1, 1), datetime(2024, 7, 1), datetime(2050, 7, 1):
    local = moment.replace(tzinfo=zone)
    print(local, local.tzname(), local.dst())
# expect: 1990-07-01 00:00:00+00:53:28 LMT 0:00:00
# expect: 2024-01-01 00:00:00+01:00 CET 0:00:00
# expect: 2024-07-01 00:00:00+02:00 CEST 1:00:00
# expect: 2050-07-01 00:00:00+02:00 CEST 1:00:00
twice = datetime(2024, 10, 27, 2, 30, tzinfo=zone)
print(twice.utcoffset(), twice.replace(fold=1).utcoffset())  # expect: 2:00:00 1:00:00
skipped = datetime(2024, 3, 31, 2, 30, tzinfo=zone)
print(skipped.utcoffset(), skipped.replace(fold=1).utcoffset())  # expect: 1:00:00 2:00:00
for hour in 0, 1:
    local = datetime(2024, 10, 27, hour, 30, tzinfo=timezone.utc).astimezone(zone)
    print(local, local.fold)
# expect: 2024-10-27 02:30:00+02:00 0
# expect: 2024-10-27 02:30:00+01:00 1
try:
    ZoneInfo.from_file(io.BytesIO(b"no zone"))
except ValueError as error:
    print(error)  # expect: Invalid TZif file: magic not found
fixed = ZoneInfo.from_file(zone_file([], [], [(-18000, 0, 0)], b"EST\0", b"EST5"))
print(fixed.utcoffset(None), fixed.tzname(datetime(2020, 1, 1)), zone.utcoffset(None))  # expect: -1 day, 19:00:00 EST None
