from datetime import time, timedelta, timezone
tz = timezone(timedelta(hours=5, minutes=30))
t = time(10, 20, 30, 400, tz)
print(t, repr(t), t.isoformat("minutes"), t.utcoffset(), t.replace(hour=1), time(1) < time(2), time(0), repr(time(1, fold=1)), t.strftime("%H.%M %z"))  # expect: 10:20:30.000400+05:30 datetime.time(10, 20, 30, 400, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800))) 10:20+05:30 5:30:00 01:20:30.000400+05:30 True 00:00:00 datetime.time(1, 0, fold=1) 10.20 +0530
print(time(10, tzinfo=timezone.utc) == time(15, 30, tzinfo=tz), time(1) == 1, time(1) == time(1, tzinfo=tz))  # expect: True False False
try:
    time(1) < time(1, tzinfo=tz)
except TypeError as error:
    print(error)  # expect: can't compare offset-naive and offset-aware times
