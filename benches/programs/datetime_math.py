# Dates and times: arithmetic, comparison, formatting, parsing.
from datetime import date, datetime, timedelta, timezone

N = 12000


def main():
    start = datetime(2024, 1, 31, 12, 30, tzinfo=timezone.utc)
    step = timedelta(hours=7, minutes=13)
    day = date(2023, 12, 1)
    total = 0
    for i in range(N):
        moment = start + step * i
        total += (moment - start).days + moment.weekday()
        day = day + timedelta(days=1)
        if moment.date() > day:
            total += day.toordinal() % 7
        if i % 5 == 0:
            text = moment.isoformat()
            total += len(text) + datetime.fromisoformat(text).minute
            total += len(moment.strftime("%Y-%m-%d %H:%M")) + int(moment.timestamp()) % 97
            total += moment.replace(day=1).month
    print("datetime_math", total)


main()
