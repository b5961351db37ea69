import time
print(time.strptime("2024-02-03 04:05:06", "%Y-%m-%d %H:%M:%S"), tuple(time.strptime("Sat Jun  6 16:26:11 1998")))  # expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=3, tm_hour=4, tm_min=5, tm_sec=6, tm_wday=5, tm_yday=34, tm_isdst=-1) (1998, 6, 6, 16, 26, 11, 5, 157, -1)
try:
    time.strptime("x", "%Y")
except ValueError as error:
    print(error)  # expect: time data 'x' does not match format '%Y'
