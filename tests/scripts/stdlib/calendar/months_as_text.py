import calendar
print(calendar.month(2024, 2))
print(calendar.TextCalendar(6).formatmonth(2023, 5, w=3))
print(calendar.monthcalendar(2024, 3), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.timegm((2024, 3, 10, 1, 2, 3)))
print(list(calendar.day_name), calendar.month_abbr[3], calendar.Calendar(6).monthdatescalendar(2024, 2)[0][0])
try:
    calendar.monthrange(2024, 13)
except calendar.IllegalMonthError as error:
    print(error)
