import zoneinfo
for key in "No/Such_Zone", "/etc/passwd", "../x", "a/../b", "./UTC":
    try:
        zoneinfo.ZoneInfo(key)
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
# expect: ZoneInfoNotFoundError 'No time zone found with key No/Such_Zone'
# expect: ValueError ZoneInfo keys may not be absolute paths, got: /etc/passwd
# expect: ValueError ZoneInfo keys must refer to subdirectories of TZPATH, got: ../x
# expect: ValueError ZoneInfo keys must be normalized relative paths, got: a/../b
# expect: ValueError ZoneInfo keys must be normalized relative paths, got: ./UTC
zoneinfo.reset_tzpath(to=["/nowhere"])
print(zoneinfo.TZPATH, zoneinfo.available_timezones())  # expect: ('/nowhere',) set()
try:
    zoneinfo.reset_tzpath(["relative"])
except ValueError as error:
    print(str(error).split("\n"))  # expect: ['Paths should be absolute but found the following relative paths:', '    relative']
