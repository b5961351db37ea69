# stderr: any
from datetime import datetime
for text, format in (("2024-03-10 11:12:13", "%Y-%m-%d %H:%M:%S"), ("10/Mar/24 01:02 PM", "%d/%b/%y %I:%M %p"), ("Sunday March 10 2024", "%A %B %d %Y"), ("12:00:00.123", "%H:%M:%S.%f"), ("2024 070", "%Y %j"), ("2024-03-10T11:12:13+0530", "%Y-%m-%dT%H:%M:%S%z"), ("x", "%d"), ("1x", "%d"), ("2024 10 0", "%Y %W %w"), ("2024 W10 1", "%G W%V %u"), ("a%b", "a%%b"), ("x", "%Q")):
    try:
        print(repr(datetime.strptime(text, format)))
    except ValueError as error:
        print(error)
