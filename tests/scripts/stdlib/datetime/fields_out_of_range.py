# python3: differs because 3.14 names the value
from datetime import date, datetime, time
for call in (lambda: date(0, 1, 1), lambda: date(2023, 13, 1), lambda: date(2023, 2, 30), lambda: time(24), lambda: time(fold=2), lambda: datetime(1, 1, 1, 0, 60), lambda: date(2023, 1, 1) < datetime(2023, 1, 1), lambda: time.strptime("12:30", "%H:%M")):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(error)
