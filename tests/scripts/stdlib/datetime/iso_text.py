from datetime import date, datetime, time
for text in ("2023-01-05", "20230105", "2023-W01-4", "2023W014", "2023-1-5", "", "2023"):
    try:
        print(text, date.fromisoformat(text))
    except ValueError as error:
        print(error)
for text in ("2023-01-05T10", "2023-01-05 10:20", "2023-01-05T102030", "2023-01-05T10:20:30.5", "2023-01-05T10:20:30Z", "2023-01-05T10:20:30+01:30", "20230105T10+01", "2023-W01-4T10:20", "2023-01-05T10:2", "2023-01-05T"):
    try:
        print(text, repr(datetime.fromisoformat(text)))
    except ValueError as error:
        print(error)
print(time.fromisoformat("T10:20"), time.fromisoformat("102030.123"), time.fromisoformat("10:20Z"))
