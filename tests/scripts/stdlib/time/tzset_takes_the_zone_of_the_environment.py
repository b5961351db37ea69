import os
import time

summer, winter = 1719835200, 1704110400  # 2024-07-01 12:00 and 2024-01-01 12:00 UTC


def show(zone):
    os.environ["TZ"] = zone
    time.tzset()
    print(time.tzname, time.timezone, time.altzone, time.daylight)
    for moment in (summer, winter):
        print("   ", time.strftime("%Y-%m-%d %H:%M %Z %z", time.localtime(moment)))


show("EST+05EDT,M4.1.0,M10.5.0")
# expect: ('EST', 'EDT') 18000 14400 1
# expect:     2024-07-01 08:00 EDT -0400
# expect:     2024-01-01 07:00 EST -0500
show("AEST-10AEDT-11,M10.1.0/2,M4.1.0/3")
# expect: ('AEST', 'AEDT') -36000 -39600 1
# expect:     2024-07-01 22:00 AEST +1000
# expect:     2024-01-01 23:00 AEDT +1100
show("<+0330>-3:30")
# expect: ('+0330', '+0330') -12600 -12600 0
# expect:     2024-07-01 15:30 +0330 +0330
# expect:     2024-01-01 15:30 +0330 +0330
show("UTC")
# expect: ('UTC', 'UTC') 0 0 0
# expect:     2024-07-01 12:00 UTC +0000
# expect:     2024-01-01 12:00 UTC +0000
# The hour that is left out and the hour that comes twice.
os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
time.tzset()
for moment in (1711846799, 1711846800, 1729990799, 1729990800):
    print(time.strftime("%m-%d %H:%M:%S %Z", time.localtime(moment)))
# expect: 03-31 01:59:59 CET
# expect: 03-31 03:00:00 CEST
# expect: 10-27 02:59:59 CEST
# expect: 10-27 02:00:00 CET
print(time.mktime((2024, 10, 27, 2, 30, 0, 0, 0, 0)) - time.mktime((2024, 10, 27, 2, 30, 0, 0, 0, 1)))  # expect: 3600.0
print(time.localtime(4088174400).tm_hour)  # expect: 22
