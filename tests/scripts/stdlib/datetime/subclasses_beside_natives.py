from datetime import date, datetime, timedelta, timezone


class Day(date):
    pass


class Span(timedelta):
    def __eq__(self, other):
        return "asked"

    __hash__ = timedelta.__hash__


class Moment(datetime):
    def __add__(self, other):
        return "added"


day, moment = Day(2024, 2, 28), Moment(2024, 2, 28, 5, tzinfo=timezone.utc)
print(type(day + timedelta(2)).__name__, day + timedelta(2), day - date(2024, 1, 1))  # expect: Day 2024-03-01 58 days, 0:00:00
print(moment + timedelta(1), moment - timedelta(hours=6))  # expect: added 2024-02-27 23:00:00+00:00
print(type(moment.replace(hour=1)).__name__, moment.replace(hour=1).isoformat())  # expect: Moment 2024-02-28T01:00:00+00:00
print(Span(1) == timedelta(1), timedelta(1) == Span(1), type(Span(1) + Span(2)).__name__)  # expect: asked asked timedelta
print(date(2024, 2, 28) == datetime(2024, 2, 28), day == date(2024, 2, 28))  # expect: False True
print(type(Moment.fromisoformat("2024-02-28T01:02")).__name__, Day.fromisoformat("2024-02-28"))  # expect: Moment 2024-02-28
print(datetime.__add__(moment, timedelta(1)), date.weekday(moment), date.isoformat(moment))
# expect: 2024-02-29 05:00:00+00:00 2 2024-02-28
