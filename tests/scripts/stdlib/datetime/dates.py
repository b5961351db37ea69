from datetime import date, timedelta
x = date(2024, 2, 29)
print(x, repr(x), x.weekday(), x.isoweekday(), x.isocalendar(), x.toordinal(), x.replace(day=1), x + timedelta(366), x - date(2023, 1, 1))  # expect: 2024-02-29 datetime.date(2024, 2, 29) 3 4 datetime.IsoCalendarDate(year=2024, week=9, weekday=4) 738945 2024-02-01 2025-03-01 424 days, 0:00:00
print(x.ctime(), x.strftime("%A %d %B %Y %j"), date.fromordinal(738000), f"{x}", f"{x:%d.%m.}", date.min, date.max, x.timetuple().tm_yday)  # expect: Thu Feb 29 00:00:00 2024 Thursday 29 February 2024 060 2021-07-29 2024-02-29 29.02. 0001-01-01 9999-12-31 60
print(x > date(2024, 2, 28), x == date(2024, 2, 29), {x: 1}[date(2024, 2, 29)], sorted([x, date.min])[0], date.fromisocalendar(2024, 9, 4))  # expect: True True 1 0001-01-01 2024-02-29
