from datetime import date, datetime, timedelta, timezone

for attempt in [
    lambda: date.max + timedelta(1), lambda: date.min - timedelta(1), lambda: datetime.max + timedelta.resolution,
    lambda: datetime.min - timedelta.resolution, lambda: timedelta.max + timedelta.resolution,
    lambda: timedelta.min * 2, lambda: -timedelta.min - timedelta(1),
]:
    try:
        print(attempt())
    except OverflowError as error:
        print(type(error).__name__)
# expect: OverflowError
# expect: OverflowError
# expect: OverflowError
# expect: OverflowError
# expect: OverflowError
# expect: OverflowError
# expect: 999999998 days, 0:00:00
print(datetime.max - datetime.min, date.max - date.min)
# expect: 3652058 days, 23:59:59.999999 3652058 days, 0:00:00
print(datetime.max.timestamp() > 0, datetime(1, 1, 1, tzinfo=timezone.utc).timestamp())  # expect: True -62135596800.0
print(timedelta(microseconds=-1), timedelta(days=-1, seconds=86399, microseconds=999999) == timedelta(microseconds=-1))
# expect: -1 day, 23:59:59.999999 True
